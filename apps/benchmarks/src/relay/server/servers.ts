import { startBroadcast } from './broadcast-server.ts'
import { startCallboard } from './callboard-server.ts'
import { startHocuspocus } from './hocuspocus-server.ts'
import type { StartServer } from './server.ts'
import { startYWebSocket } from './y-websocket-server.ts'

/** Every server under test, by the name that its process is given. */
export const servers = {
  'callboard': startCallboard,
  'hocuspocus': startHocuspocus,
  'y-websocket': startYWebSocket,
  'broadcast': startBroadcast,
} as const satisfies Readonly<Record<string, StartServer>>

export type ServerName = keyof typeof servers
