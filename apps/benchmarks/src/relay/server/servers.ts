import type { StartServer } from './server.ts'

/** Every server under test, by the name that its process is given. A process loads no other: its memory is measured. */
export const servers = {
  'callboard': async (options) => (await import('./callboard-server.ts')).startCallboard(options),
  'hocuspocus': async (options) => (await import('./hocuspocus-server.ts')).startHocuspocus(options),
  'y-websocket': async (options) => (await import('./y-websocket-server.ts')).startYWebSocket(options),
  'broadcast': async (options) => (await import('./broadcast-server.ts')).startBroadcast(options),
} as const satisfies Readonly<Record<string, StartServer>>

export type ServerName = keyof typeof servers
