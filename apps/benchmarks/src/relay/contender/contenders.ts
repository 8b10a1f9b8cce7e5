import type { ServerName } from '../server/servers.ts'
import type { WireName } from '../wire/wires.ts'

/** A server with its settings, and how clients speak to it. */
export interface Contender {
  readonly server: ServerName
  readonly wire: WireName
  /** The WebSocket sub-protocols that clients offer. */
  readonly protocols?: readonly string[] | undefined
  readonly settings?: Readonly<Record<string, unknown>> | undefined
  /** What is on disk by the time that a reader is shown it. */
  readonly durable: 'before it is shown' | 'later' | 'no'
}

/** By the names that the table shows. */
export const contenders = {
  'callboard': { server: 'callboard', wire: 'y-websocket', durable: 'before it is shown' },
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
