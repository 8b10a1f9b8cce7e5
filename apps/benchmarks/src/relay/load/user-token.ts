import { createHmac } from 'node:crypto'

let users = 0

/** A token (JWT, HS256) of one more person, for all sessions. */
export function userToken(secret: string): string {
  users += 1
  const claims = { sub: `user-${users}`, kind: 'user', sessions: ['*'], exp: Math.floor(Date.now() / 1000) + 3600 }
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => base64url(JSON.stringify(part))).join('.')
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
