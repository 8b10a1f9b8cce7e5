import type { ServerName } from '../server/servers.ts'
import type { WireName } from '../wire/wires.ts'

/** A server with its settings, and how clients speak to it. */
export interface Contender {
  readonly server: ServerName
  readonly wire: WireName
  /** The secret by which the tokens of its clients are signed, if it asks for any. */
  readonly tokenSecret?: string | undefined
  readonly settings?: Readonly<Record<string, unknown>> | undefined
  /** What is on disk by the time that a reader is shown it. */
  readonly durable: 'before it is shown' | 'later' | 'no'
}

const TOKEN_SECRET = 'of the benchmark alone, 32 bytes or more'

/** By the names that the table shows. */
export const contenders = {
  'callboard': { server: 'callboard', wire: 'y-websocket', durable: 'before it is shown' },
  'callboard, with tokens: who may write what': {
    server: 'callboard',
    wire: 'y-websocket',
    settings: { tokens: { secret: TOKEN_SECRET } },
    tokenSecret: TOKEN_SECRET,
    durable: 'before it is shown',
  },
  'peer: Hocuspocus': { server: 'hocuspocus', wire: 'hocuspocus', durable: 'later' },
  'peer: Hocuspocus, flushDelay 16': {
    server: 'hocuspocus',
    wire: 'hocuspocus',
    settings: { flushDelay: 16 },
    durable: 'later',
  },
  'peer: @y/websocket-server 0.1.1, LevelDB': { server: 'y-websocket', wire: 'y-websocket', durable: 'later' },
  'floor: ws broadcast': { server: 'broadcast', wire: 'broadcast', durable: 'no' },
} as const satisfies Readonly<Record<string, Contender>>

export type ContenderName = keyof typeof contenders
