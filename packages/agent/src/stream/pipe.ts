import type { SourceChunk, StreamSource } from './agent-stream.ts'

/**
 * Hands each thing that `source` gives to `write`, one after the other. Ends with the source; rejects with what it
 * throws, with what `write` rejects with, or with the reason of `signal`, and lets go of the source then.
 */
export async function pump(
  source: StreamSource,
  write: (item: string | SourceChunk) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const iterator = iterate(source)
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  aborted.catch(() => undefined)
  const abort = (): void => reject(signal.reason)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  try {
    for (;;) {
      const next = await Promise.race([aborted, iterator.next()])
      if (next.done === true) return
      await Promise.race([aborted, write(next.value)])
    }
  } catch (error) {
    // Not awaited: a source that hangs would hold this up, and it is of no more interest.
    void Promise.resolve(iterator.return?.()).catch(() => undefined)
    throw error
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/** Not every browser can iterate a `ReadableStream`. */
function iterate(source: StreamSource): AsyncIterator<string | SourceChunk> {
  if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]()
  const reader = (source as ReadableStream<string | SourceChunk>).getReader()
  return {
    next: async () => {
      const { done, value } = await reader.read()
      return done ? { done: true, value: undefined } : { done: false, value }
    },
    return: async () => {
      await reader.cancel()
      return { done: true, value: undefined }
    },
  }
}
