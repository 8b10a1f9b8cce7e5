import type { IncomingMessage } from 'node:http'
import { appendTooLarge } from '../../streams/stream-errors.ts'

/**
 * Reads a request's body, of any length up to `limit` bytes. Rejects with `append-too-large` as soon as it is longer; the
 * rest is taken in and dropped, so that the client comes to read the answer.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    request.resume()
    throw appendTooLarge(limit)
  }
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes <= limit) {
        chunks.push(chunk)
      } else {
        chunks = []
        reject(appendTooLarge(limit))
      }
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the client went away')))
  })
}
