import type { Benchmark } from '../benchmark.ts'
import { measureFieldsAndKeys } from './fields-and-keys.ts'
import { measureGrowth } from './measure-growth.ts'

/** How the document grows with what happened on it, ours beside the same history kept as fields and map keys. */
export const growthBenchmark: Benchmark = {
  description: 'size of the document and heap of a reader after 100,000 writes, beside a document of fields and keys',
  async run({ quick }) {
    const history = quick
      ? { writes: 2_000, selections: 2, commands: 20, restarts: 4 }
      : { writes: 100_000, selections: 100, commands: 1_000, restarts: 100 }
    const ours = await measureGrowth(history)
    const peer = measureFieldsAndKeys(history)
    return [
      { what: 'callboard: at the relay', ...history, encodedBytes: ours.relayBytes },
      { what: 'callboard: in a live reader', ...history, encodedBytes: ours.liveReaderBytes },
      {
        what: 'callboard: in a fresh reader',
        ...history,
        encodedBytes: ours.freshReaderBytes,
        heapBytes: ours.freshReaderHeapBytes,
      },
      {
        what: 'callboard: in a fresh reader after a relay restart',
        ...history,
        encodedBytes: ours.reloadedBytes,
        heapBytes: ours.reloadedHeapBytes,
      },
      { what: 'peer: fields and map keys in one Y.Doc', ...history, encodedBytes: peer.encodedBytes },
    ]
  },
}
