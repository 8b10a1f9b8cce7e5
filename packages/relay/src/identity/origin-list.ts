import { optionInvalid } from '../relay/relay-options.ts'
import { isLoopbackHost } from './loopback.ts'
import { originForbidden, originMalformed } from './identity-errors.ts'

/** An origin as browsers send it; longer ones, and lists of them, are none. */
const ORIGIN = /^[a-z][a-z0-9+.-]{0,31}:\/\/[^\s/?#@\\]{1,300}$/i

/** Which pages may ask. A page cannot lie about its origin; what is no page need not have one, and tells by its token who it is. */
export class OriginList {
  readonly #allowed: ReadonlySet<string> | undefined
  readonly #all: boolean

  /** Throws `option-invalid` for what is no origin. `undefined`: pages of this machine. */
  constructor(origins: readonly string[] | undefined) {
    this.#all = origins?.includes('*') === true
    this.#allowed = origins === undefined ? undefined : new Set(origins.filter((origin) => origin !== '*').map(normalise))
  }

  /** Whether pages of every origin are served. */
  get all(): boolean {
    return this.#all
  }

  /** Throws `frame-malformed` for a header that is no origin, and `origin-forbidden` for one that is not served. */
  assertAllowed(origin: string | undefined): void {
    if (origin === undefined) return
    const url = origin === 'null' ? undefined : parse(origin)
    if (origin !== 'null' && url === undefined) throw originMalformed()
    if (this.#all) return
    // `null` is what sandboxed pages and local files say: anybody's.
    if (url === undefined) throw originForbidden()
    if (this.#allowed === undefined ? !isLoopbackHost(url.hostname) : !this.#allowed.has(normaliseUrl(url))) throw originForbidden()
  }
}

function normalise(origin: string): string {
  const url = parse(origin.replace(/\/$/, ''))
  if (url === undefined) throw optionInvalid('origins', `holds ${JSON.stringify(origin.slice(0, 100))}, which is no origin`, 'Give origins as https://app.example, or "*".')
  return normaliseUrl(url)
}

/** `URL.origin` is `null` for schemes that browsers do not know. */
function normaliseUrl(url: URL): string {
  return `${url.protocol}//${url.host}`
}

function parse(origin: string): URL | undefined {
  return ORIGIN.test(origin) && URL.canParse(origin) ? new URL(origin) : undefined
}
