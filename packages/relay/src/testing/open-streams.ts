import { onTestFinished } from 'vitest'
import { MemoryStorage } from '../storage/memory-storage.ts'
import type { SessionStorage } from '../storage/session-storage.ts'
import { DurableStreamLogs, type StreamLogsOptions } from '../streams/durable-stream-logs.ts'

/** The streams of a storage without a relay around them; closed when the test ends. */
export function openStreams(storage: SessionStorage = new MemoryStorage(), options: Partial<StreamLogsOptions> = {}): DurableStreamLogs {
  const logs = new DurableStreamLogs({
    storage: storage.streams,
    appendBytes: 1024 * 1024,
    streamBytes: 16 * 1024 * 1024,
    idleUnloadMs: 30_000,
    closedStreamMs: Infinity,
    relayStartedAt: (options.now ?? Date.now)(),
    livenessTimeoutMs: 5_000,
    writerSilenceMs: 30_000,
    now: Date.now,
    onStorageError: () => {},
    ...options,
  })
  onTestFinished(() => logs.close())
  return logs
}
