import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from '../log/logger.ts'
import { describeError } from '../log/describe-error.ts'
import { reportIfRefused } from '../log/report-refusal.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { internalError } from '../room/room-errors.ts'
import { METRICS_CONTENT_TYPE } from '../telemetry/relay-metrics.ts'
import type { HttpAccess } from './http-access.ts'
import { ACCESS_STATUSES, challengeOf } from './http-failures.ts'

/** What the page works with. */
export interface MetricsPageOptions {
  readonly access: HttpAccess
  /** All metrics in Prometheus' text form. */
  readonly expose: () => Promise<string>
  readonly logger: Logger
  readonly telemetry: Telemetry
}

/** `GET /metrics`, for operators alone. */
export class MetricsPage {
  readonly #options: MetricsPageOptions

  constructor(options: MetricsPageOptions) {
    this.#options = options
  }

  serves(target: string): boolean {
    return target.split('?', 1)[0] === '/metrics'
  }

  /** Answers one request; never throws. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { access, expose, logger } = this.#options
    try {
      access.greet(request, response)
      await access.assertOperator(request)
      if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
      const text = await expose()
      response.writeHead(200, { 'content-type': METRICS_CONTENT_TYPE, 'cache-control': 'no-store' })
      response.end(request.method === 'HEAD' ? undefined : text)
    } catch (error) {
      const known = internalError(error)
      if (known.code === 'internal') logger.error({ reason: describeError(known.cause) }, 'metrics failed')
      reportIfRefused(this.#options, known, { transport: 'http' }, 'request refused')
      const status = ACCESS_STATUSES[known.code] ?? 500
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...challengeOf(known) })
      response.end(`${JSON.stringify({ error: { code: known.code, message: known.message } })}\n`)
    }
  }
}
