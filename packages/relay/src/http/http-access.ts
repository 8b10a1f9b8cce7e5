import type { IncomingMessage, ServerResponse } from 'node:http'
import { CallboardError } from '@callboard/session/protocol'
import type { Gatekeeper } from '../identity/gatekeeper.ts'
import { originForbidden, tokenInvalid } from '../identity/identity-errors.ts'
import type { AccessRequest, Identity } from '../identity/identity.ts'
import { isLoopbackHost } from '../identity/loopback.ts'
import type { OriginList } from '../identity/origin-list.ts'
import type { Pass } from '../identity/pass.ts'

const BEARER = /^bearer +(\S+)$/i

/** Who may ask over HTTP: which pages, and whose tokens. */
export class HttpAccess {
  readonly #gatekeeper: Gatekeeper
  readonly #origins: OriginList

  constructor(gatekeeper: Gatekeeper, origins: OriginList) {
    this.#gatekeeper = gatekeeper
    this.#origins = origins
  }

  /**
   * Turns away pages that are not served, and tells browsers who may read the answer. Throws `origin-forbidden` or
   * `frame-malformed`, before anything is read of the request.
   */
  greet(request: IncomingMessage, response: ServerResponse): void {
    const { origin, host } = request.headers
    if (!this.#origins.all) response.setHeader('vary', 'Origin')
    this.#origins.assertAllowed(origin)
    // A page can have its own name lead to this machine; then it asks for its own origin, and says none.
    if (this.#gatekeeper.open && !this.#origins.all && !isOwnName(host)) throw originForbidden()
    if (this.#origins.all) response.setHeader('access-control-allow-origin', '*')
    else if (origin !== undefined) response.setHeader('access-control-allow-origin', origin)
  }

  /** Who asks for something of a session. Rejects as {@link Gatekeeper.identify} does. */
  async identify(request: IncomingMessage, session: string | undefined): Promise<Identity | undefined> {
    return this.#gatekeeper.identify(accessOf(request, session))
  }

  /** A pass as long as the answer lasts: whose token ends meanwhile is cut off. */
  async admit(request: IncomingMessage, response: ServerResponse, session: string): Promise<Pass> {
    const asked = accessOf(request, session)
    const identity = await this.#gatekeeper.identify(asked)
    // Who has gone while the token was read is told so no more, and would be kept for ever.
    if (response.closed) throw new Error('the client went away')
    const pass = this.#gatekeeper.admit(asked, identity)
    response.once('close', () => pass.release())
    pass.onEnded(() => response.destroy())
    return pass
  }

  /**
   * For what is the operator's alone, as metrics: asked from this machine, or with a token of kind `service`. Rejects as
   * {@link identify}, or with `not-permitted`.
   */
  async assertOperator(request: IncomingMessage): Promise<void> {
    if (this.#gatekeeper.open || isFromHere(request)) return
    const identity = await this.identify(request, undefined)
    if (identity?.kind === 'service') return
    throw new CallboardError({
      code: 'not-permitted',
      message: 'This is for operators, so nothing is shown. Ask from the relay\'s own machine, or with a token of kind service.',
    })
  }
}

/** Of the URL's query nothing is read: it stands in logs. */
function accessOf({ headers }: IncomingMessage, session: string | undefined): AccessRequest {
  return { session, token: tokenOf(headers.authorization), origin: headers.origin, transport: 'http' }
}

function tokenOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  const token = BEARER.exec(authorization.trim())?.[1]
  if (token === undefined) throw tokenInvalid('is not in the form Authorization: Bearer <token>')
  return token
}

function isOwnName(host: string | undefined): boolean {
  if (host === undefined) return true
  return isLoopbackHost(host.replace(/:\d*$/, ''))
}

/** Not by way of a proxy on this machine. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
  const address = socket.remoteAddress?.replace(/^::ffff:/, '')
  return address !== undefined && isLoopbackHost(address)
}
