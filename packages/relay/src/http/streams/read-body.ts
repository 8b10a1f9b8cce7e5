import { identityKey } from '../../identity/identity.ts'
import { bodiesTooLarge } from '../../limits/limit-errors.ts'
import { appendTooLarge } from '../../streams/stream-errors.ts'
import type { StreamExchange } from './stream-exchange.ts'

/**
 * Reads a request's body. Rejects with `append-too-large` as soon as it is longer than one may be, and with `rate-limited` when there is
 * too much of others in memory, or of the same identity's; the rest is taken in and dropped, so that the client comes to read the answer.
 */
export async function readBody({ request, response, identity, options }: StreamExchange): Promise<Uint8Array> {
  const { appendBytes: limit, bodies } = options
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    request.resume()
    throw appendTooLarge(limit)
  }
  // Where nobody is asked who they are, each request is somebody else's.
  const payer = identity === undefined ? request : identityKey(identity)
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let bytes = 0
    let held = 0
    const hold = (more: number): boolean => {
      held += more
      return bodies.change(payer, more)
    }
    const drop = (error: Error): void => {
      chunks = []
      hold(-held)
      reject(error)
    }
    // It is in memory until it is on disk, and answered.
    response.once('close', () => void hold(-held))
    request.on('data', (chunk: Buffer) => {
      if (bytes > 0 && held === 0) return
      bytes += chunk.byteLength
      if (bytes > limit) drop(appendTooLarge(limit))
      else if (hold(chunk.byteLength)) drop(bodiesTooLarge())
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the client went away')))
  })
}
