import { startAiSdk } from './ai-sdk-server.ts'
import { startDurableStreams } from './durable-streams-server.ts'
import { startRelay } from './relay-server.ts'
import { startHocuspocus } from './hocuspocus-server.ts'
import type { StartServer } from './server.ts'
import { startYWebSocket } from './y-websocket-server.ts'

/** Every server under test, by the name that its process is given. */
export const servers = {
  'relay': startRelay,
  'durable-streams': startDurableStreams,
  'y-websocket': startYWebSocket,
  'hocuspocus': startHocuspocus,
  'ai-sdk': startAiSdk,
} as const satisfies Readonly<Record<string, StartServer>>

export type ServerName = keyof typeof servers
