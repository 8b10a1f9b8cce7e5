import { createHmac } from 'node:crypto'
import { SOAK_SECRET } from '../soak-plan.ts'

/** Longer than any soak: seconds. */
const TOKEN_SECONDS = 7 * 24 * 3_600

/** A JWT for one identity and one session. */
export function tokenFor(kind: 'user' | 'agent' | 'viewer', id: string, session: string): string {
  const claims = { sub: id, kind, sessions: [session], exp: Math.floor(Date.now() / 1_000) + TOKEN_SECONDS }
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${signed}.${createHmac('sha256', SOAK_SECRET).update(signed).digest('base64url')}`
}

/** A WebSocket that shows `token` beside the sub-protocol it is made with. */
export function socketWith(token: string): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols: string | string[] = []) {
      super(url, [...[protocols].flat(), `bearer.${token}`])
    }
  }
}
