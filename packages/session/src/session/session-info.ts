import type { SessionDocument } from '../document/session-document.ts'
import { parseWith, sessionInfoSchema, type SessionInfo } from '../schema/index.ts'

/** Reads the root `session`, without what is invalid. A document that no Callboard relay has opened has schema 0. */
export function readSessionInfo(document: SessionDocument): SessionInfo {
  let info: SessionInfo = { schema: 0 }
  for (const key of document.everything().session) {
    const next = { ...info, [key]: document.read('session', key) }
    if (parseWith(sessionInfoSchema, next).ok) info = next
  }
  return info
}
