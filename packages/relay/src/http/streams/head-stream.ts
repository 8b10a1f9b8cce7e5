import { HEADERS } from './header-names.ts'
import { endHeaders } from './stream-headers.ts'
import { streamOf, type StreamExchange } from './stream-exchange.ts'

/** HEAD: what the stream is and where it ends. Does not count as using it. */
export async function headStream(exchange: StreamExchange): Promise<void> {
  const log = await streamOf(exchange)
  const { contentType, ttlSeconds, expiresAt } = log.config
  exchange.response.writeHead(200, {
    'content-type': contentType,
    'cache-control': 'no-store',
    ...endHeaders(log),
    ...(ttlSeconds === undefined ? {} : { [HEADERS.ttl]: String(ttlSeconds) }),
    ...(expiresAt === undefined ? {} : { [HEADERS.expiresAt]: expiresAt }),
  })
  exchange.response.end()
}
