import type { SessionDocument } from '../document/session-document.ts'
import { parseWith, sessionInfoSchema, type SessionInfo } from '../schema/index.ts'
import { isSafeKey } from '../store/share.ts'

/** Reads the root `session`. A document that no Callboard relay has opened has schema 0; fields that are invalid are left out. */
export function readSessionInfo(document: SessionDocument): SessionInfo {
  let info: SessionInfo = { schema: 0 }
  for (const key of document.keys('session').filter(isSafeKey)) {
    const parsed = parseWith(sessionInfoSchema, { ...info, [key]: document.read('session', key) })
    if (parsed.ok) info = parsed.value
  }
  return info
}
