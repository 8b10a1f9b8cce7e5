import type { IncomingMessage, ServerResponse } from 'node:http'
import { CallboardError, type ErrorCode } from '@callboard/session/protocol'
import type * as Y from 'yjs'
import { loadDocument } from '../document/load-document.ts'
import { identityKey } from '../identity/identity.ts'
import { shareUsedUp } from '../limits/limit-errors.ts'
import { describeError } from '../log/describe-error.ts'
import type { Logger } from '../log/logger.ts'
import { reportIfRefused } from '../log/report-refusal.ts'
import type { TimeBudget } from '../permission/time-budget.ts'
import { internalError } from '../room/room-errors.ts'
import type { RoomRegistry } from '../room/room-registry.ts'
import { sessionFromTarget } from '../socket/session-path.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import { ACCESS_STATUSES, challengeOf } from './http-failures.ts'
import type { HttpAccess } from './http-access.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { documentToJson } from './document-json.ts'
import type { MetricsPage } from './metrics-page.ts'
import type { StreamGate } from './streams/stream-gate.ts'

/** What the HTTP side works with. */
export interface HttpGateOptions {
  readonly rooms: RoomRegistry
  readonly storage: SessionStorage
  readonly streams: StreamGate
  readonly metrics: MetricsPage
  readonly access: HttpAccess
  readonly logger: Logger
  readonly telemetry: Telemetry
  /** Of time, by identity: reading a document counts against it as writing does. */
  readonly budget: TimeBudget
  /** Whether the relay takes connections; `false` while it drains. */
  readonly accepting: () => boolean
}

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const SESSIONS = '/v1/sessions/'

/** What is asked by whoever keeps the relay running, from anywhere, and shows nothing of anybody. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/** What a page of another origin may ask. */
const PREFLIGHT = { 'access-control-allow-methods': 'GET, HEAD, OPTIONS', 'access-control-allow-headers': 'Authorization', 'access-control-max-age': '600' }

/** The statuses of what can go wrong with a request that is not about a stream. */
export const HTTP_STATUSES: Partial<Record<ErrorCode, number>> = {
  ...ACCESS_STATUSES,
  'session-name-invalid': 400,
  'not-found': 404,
  'storage-unavailable': 503,
  'relay-stopping': 503,
}

/** Answers plain HTTP: health, readiness, a session's document, streams. */
export class HttpGate {
  readonly #options: HttpGateOptions

  constructor(options: HttpGateOptions) {
    this.#options = options
  }

  /** Answers one request; never throws. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { streams, metrics } = this.#options
    const target = request.url ?? ''
    if (streams.serves(target)) return streams.handle(request, response)
    if (metrics.serves(target)) return metrics.handle(request, response)
    const { status, text, headers } = await this.#answer(request, response)
      .then(written)
      .catch((error: unknown) => written(this.#failure(error)))
    const type = text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }
    response.writeHead(status, { ...type, 'cache-control': 'no-store', ...headers })
    response.end(request.method === 'HEAD' ? undefined : text)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<Answer> {
    const target = request.url ?? '/'
    const path = target.split('?', 1)[0] ?? ''
    this.#greet(request, response, path)
    if (request.method === 'OPTIONS') return { status: 204, body: undefined, headers: PREFLIGHT }
    if (request.method !== 'GET' && request.method !== 'HEAD') throw notFound(`Nothing answers ${request.method} here`)
    if (path === '/healthz') return { status: 200, body: { status: 'ok' } }
    if (path === '/readyz') return this.#readiness()
    if (path.startsWith(SESSIONS)) return { status: 200, body: await this.#document(request, target) }
    throw notFound('Nothing is served at this address')
  }

  async #readiness(): Promise<Answer> {
    if (!this.#options.accepting()) return { status: 503, body: { status: 'draining' } }
    await this.#options.storage.check()
    return { status: 200, body: { status: 'ready' } }
  }

  #greet(request: IncomingMessage, response: ServerResponse, path: string): void {
    try {
      this.#options.access.greet(request, response)
    } catch (error) {
      if (!OPEN_PATHS.has(path)) throw error
    }
  }

  async #document(request: IncomingMessage, target: string): Promise<unknown> {
    const session = sessionFromTarget(target, SESSIONS)
    if (!session.ok) throw session.error
    const identity = await this.#options.access.identify(request, session.name)
    const payer = identity && identityKey(identity)
    const waitMs = payer === undefined ? 0 : this.#options.budget.waitMs(payer)
    if (waitMs > 0) throw shareUsedUp(waitMs)
    const room = this.#options.rooms.find(session.name)
    if (room !== undefined) return room.read((doc) => this.#toJson(doc, payer))
    const loaded = await loadDocument(this.#options.storage, session.name)
    if (loaded === undefined) throw notFound(`No session named ${session.name} was ever stored`)
    return this.#toJson(loaded.doc, payer)
  }

  #toJson(doc: Y.Doc, payer: string | undefined): unknown {
    const startedAt = performance.now()
    const json = documentToJson(doc)
    if (payer !== undefined) this.#options.budget.spend(payer, performance.now() - startedAt)
    return json
  }

  #failure(error: unknown): Answer {
    const known = internalError(error)
    if (known.code === 'internal') this.#options.logger.error({ reason: describeError(known.cause) }, 'request failed')
    reportIfRefused(this.#options, known, { transport: 'http' }, 'request refused')
    const { code, message } = known
    return { status: HTTP_STATUSES[code] ?? 500, body: { error: { code, message } }, headers: challengeOf(known) }
  }
}

function notFound(what: string): CallboardError {
  return new CallboardError({
    code: 'not-found',
    message: `${what}. There are GET /healthz, /readyz, /metrics and /v1/sessions/<session>, streams below /v1/stream/, and WebSockets on /<session>.`,
  })
}

/** An answer with its body as text. */
function written({ status, body, headers }: Answer): { readonly status: number; readonly text: string; readonly headers: Answer['headers'] } {
  return { status, text: body === undefined ? '' : `${stringify(body)}\n`, headers }
}

/** Whole numbers that JSON does not have are written in digits, as text. */
function stringify(body: unknown): string {
  try {
    return JSON.stringify(body)
  } catch {
    return JSON.stringify(body, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  }
}
