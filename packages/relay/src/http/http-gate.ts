import type { IncomingMessage, ServerResponse } from 'node:http'
import { CallboardError, type ErrorCode } from '@callboard/session/protocol'
import { loadDocument } from '../document/load-document.ts'
import type { Logger } from '../log/logger.ts'
import { internalError } from '../room/room-errors.ts'
import type { RoomRegistry } from '../room/room-registry.ts'
import { sessionFromTarget } from '../socket/session-path.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import { documentToJson } from './document-json.ts'
import type { StreamGate } from './streams/stream-gate.ts'

/** What the HTTP side works with. */
export interface HttpGateOptions {
  readonly rooms: RoomRegistry
  readonly storage: SessionStorage
  readonly streams: StreamGate
  readonly logger: Logger
  /** Whether the relay takes connections; `false` while it drains. */
  readonly accepting: () => boolean
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

const SESSIONS = '/v1/sessions/'

const statuses: Partial<Record<ErrorCode, number>> = {
  'session-name-invalid': 400,
  'not-found': 404,
  'storage-unavailable': 503,
  'relay-stopping': 503,
}

/** Answers plain HTTP: health, readiness, a session's document, streams. Everything may be read from any origin. */
export class HttpGate {
  readonly #options: HttpGateOptions

  constructor(options: HttpGateOptions) {
    this.#options = options
  }

  /** Answers one request; never throws. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#options.streams.serves(request.url ?? '')) return this.#options.streams.handle(request, response)
    response.setHeader('access-control-allow-origin', '*')
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { 'access-control-allow-methods': 'GET, HEAD, OPTIONS' }).end()
      return
    }
    const { status, body } = await this.#answer(request).catch((error: unknown) => this.#failure(error))
    const text = `${stringify(body)}\n`
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    response.end(request.method === 'HEAD' ? undefined : text)
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const target = request.url ?? '/'
    const path = target.split('?', 1)[0] ?? ''
    if (request.method !== 'GET' && request.method !== 'HEAD') throw notFound(`Nothing answers ${request.method} here`)
    if (path === '/healthz') return { status: 200, body: { status: 'ok' } }
    if (path === '/readyz') return this.#readiness()
    if (path.startsWith(SESSIONS)) return { status: 200, body: await this.#document(target) }
    throw notFound('Nothing is served at this address')
  }

  async #readiness(): Promise<Answer> {
    if (!this.#options.accepting()) return { status: 503, body: { status: 'draining' } }
    await this.#options.storage.check()
    return { status: 200, body: { status: 'ready' } }
  }

  async #document(target: string): Promise<unknown> {
    const session = sessionFromTarget(target, SESSIONS)
    if (!session.ok) throw session.error
    const room = this.#options.rooms.find(session.name)
    if (room !== undefined) return room.read(documentToJson)
    const loaded = await loadDocument(this.#options.storage, session.name)
    if (loaded === undefined) throw notFound(`No session named ${session.name} was ever stored`)
    return documentToJson(loaded.doc)
  }

  #failure(error: unknown): Answer {
    const known = internalError(error)
    if (known.code === 'internal') this.#options.logger.error({ reason: String(known.cause) }, 'request failed')
    return { status: statuses[known.code] ?? 500, body: { error: { code: known.code, message: known.message } } }
  }
}

function notFound(what: string): CallboardError {
  return new CallboardError({
    code: 'not-found',
    message: `${what}. There are GET /healthz, /readyz and /v1/sessions/<session>, streams below /v1/stream/, and WebSockets on /<session>.`,
  })
}

/** A document nested deeper than the stack is a failure of that request alone. */
function stringify(body: unknown): string {
  try {
    return JSON.stringify(body)
  } catch (error) {
    const { code, message } = internalError(error)
    return JSON.stringify({ error: { code, message } })
  }
}
