import type { ConnectionState } from '@callboard/session'

/** Whether what was done is safe: stored, on its way, kept on this page, or with a server that does not say. */
export type SavePhase = 'saved' | 'saving' | 'offline' | 'unknown'

/** The state of {@link SaveState} as attributes. */
export interface SaveStateState {
  /** `data-phase`: `saved`, `saving`, `offline` or `unknown` */
  phase: SavePhase
}

/** Of a page that is not connected nothing is under way; what it has done waits there. */
export function savePhase({ status, saving }: ConnectionState): SavePhase {
  return status === 'connected' ? saving : 'offline'
}
