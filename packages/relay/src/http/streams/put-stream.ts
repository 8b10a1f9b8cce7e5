import { identityKey } from '../../identity/identity.ts'
import { assertMayRead, assertMayWrite } from '../../identity/stream-rights.ts'
import { assertAuthors } from './assert-authors.ts'
import { STREAM_PREFIX } from './stream-path.ts'
import { encodeBody } from './stream-body.ts'
import { readBody } from './read-body.ts'
import { assertTimeLeft, charged, type StreamExchange } from './stream-exchange.ts'
import { endHeaders, readClosed, readConfig, readFork } from './stream-headers.ts'

/** PUT: creates the stream, or finds that it is there as it was asked for. */
export async function putStream(exchange: StreamExchange): Promise<void> {
  const { request, response, path, logs, identity } = exchange
  const config = readConfig(request)
  const fork = readFork(request)
  const close = readClosed(request)
  const isRuled = close || fork !== undefined || config.ttlSeconds !== undefined || config.expiresAt !== undefined
  assertMayWrite(identity, path, isRuled ? 'rule' : 'append')
  if (fork !== undefined) assertMayRead(identity, fork.path)
  assertTimeLeft(exchange)
  const body = await readBody(exchange)
  const { log, created } = await logs.create({
    path,
    config,
    fork,
    close,
    by: identity && identityKey(identity),
    data: ({ contentType }) => charged(exchange, () => {
      const data = encodeBody({ path, contentType }, body)
      assertAuthors(identity, path, data)
      return data
    }),
  })
  // Who forks a stream is about to go on with it.
  if (created && (body.byteLength > 0 || fork !== undefined)) log.heardWriter()
  response.writeHead(created ? 201 : 200, {
    'content-type': log.config.contentType,
    ...endHeaders(log),
    ...(created ? { location: addressOf(exchange) } : {}),
  })
  response.end()
}

/** As the client knows it. */
function addressOf({ request, path }: StreamExchange): string {
  const { localAddress, localPort } = request.socket
  const host = request.headers.host ?? `${localAddress}:${localPort}`
  return `http://${host}${STREAM_PREFIX}${path.split('/').map(encodeURIComponent).join('/')}`
}
