import type { IncomingMessage, ServerResponse } from 'node:http'
import { CallboardError } from '@callboard/session/protocol'
import type { HttpAccess } from '../http-access.ts'
import { describeError } from '../../log/describe-error.ts'
import type { Logger } from '../../log/logger.ts'
import { splitStreamPath } from '../../identity/stream-rights.ts'
import { reportIfRefused } from '../../log/report-refusal.ts'
import type { Telemetry } from '../../telemetry/telemetry.ts'
import { internalError, relayStopping } from '../../room/room-errors.ts'
import type { StreamLogs } from '../../streams/stream-log.ts'
import { deleteStream } from './delete-stream.ts'
import { getStream } from './get-stream.ts'
import { headStream } from './head-stream.ts'
import { postStream } from './post-stream.ts'
import { putStream } from './put-stream.ts'
import type { StreamExchange, StreamHttpOptions } from './stream-exchange.ts'
import { failureOf } from './stream-failures.ts'
import { PREFLIGHT, setCommonHeaders, STREAM_METHODS } from './stream-headers.ts'
import { STREAM_PREFIX, streamFromTarget } from './stream-path.ts'

/** What the HTTP side of streams works with. */
export interface StreamGateOptions extends StreamHttpOptions {
  readonly logs: StreamLogs
  readonly access: HttpAccess
  readonly logger: Logger
  readonly telemetry: Telemetry
}

const operations: Readonly<Record<string, (exchange: StreamExchange) => Promise<void>>> = {
  GET: getStream,
  HEAD: headStream,
  PUT: putStream,
  POST: postStream,
  DELETE: deleteStream,
}

/** Serves the relay's streams by the Durable Streams protocol. */
export class StreamGate {
  readonly #options: StreamGateOptions
  readonly #stopping = new AbortController()

  constructor(options: StreamGateOptions) {
    this.#options = options
  }

  /** Whether the request is about a stream. */
  serves(target: string): boolean {
    return target.startsWith(STREAM_PREFIX)
  }

  /** Answers one request; never throws. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setCommonHeaders(response)
    try {
      this.#options.access.greet(request, response)
      await this.#serve(request, response)
    } catch (error) {
      this.#fail(request, response, error)
    }
  }

  /** Lets go of everyone who waits, and takes nothing new. */
  stop(): void {
    this.#stopping.abort()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '' } = request
    if (method === 'OPTIONS') {
      response.writeHead(204, PREFLIGHT).end()
      return
    }
    const operation = Object.hasOwn(operations, method) ? operations[method] : undefined
    if (operation === undefined) throw methodUnknown(method)
    if (this.#stopping.signal.aborted) throw relayStopping()
    const stream = streamFromTarget(url)
    if (!stream.ok) throw stream.error
    const query = new URLSearchParams(url.split('?').slice(1).join('?'))
    const { logs, access } = this.#options
    const { identity } = await access.admit(request, response, splitStreamPath(stream.name).session)
    await operation({ request, response, path: stream.name, identity, query, logs, options: this.#options, stopping: this.#stopping.signal })
  }

  #fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (response.headersSent || response.destroyed) {
      response.destroy()
      return
    }
    const known = internalError(error)
    if (known.code === 'internal') this.#options.logger.error({ reason: describeError(known.cause) }, 'stream request failed')
    reportIfRefused(this.#options, known, { transport: 'http' }, 'stream request refused')
    const { status, headers } = known.code === 'not-found' ? { status: 405, headers: { allow: STREAM_METHODS } } : failureOf(known)
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers })
    const body = `${JSON.stringify({ error: { code: known.code, message: known.message } })}\n`
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

function methodUnknown(method: string): CallboardError {
  const message = `Nothing answers ${method} on a stream, so nothing was done. There are ${STREAM_METHODS}.`
  return new CallboardError({ code: 'not-found', message })
}
