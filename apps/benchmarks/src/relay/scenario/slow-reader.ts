import { setTimeout as delay } from 'node:timers/promises'
import { quantile } from '../../render/quantile.ts'
import type { Contender, ContenderName } from '../contender/contenders.ts'
import type { SlowReaderRequest, SlowReaderResult } from '../load/request.ts'
import { MEBIBYTE, startLoad, startServer } from '../running-server.ts'
import { inTurns } from '../turns.ts'
import type { Scenario } from './scenario.ts'
import { inTemporaryFolder } from './temporary.ts'

/** Before memory is read after everything was written. Milliseconds. */
const SETTLE_MS = 500

/** What differs from another contender in nothing that matters here. */
const VARIANTS: ReadonlySet<string> = new Set<ContenderName>([
  'callboard, with tokens: who may write what',
  'peer: Hocuspocus, flushDelay 16',
])

interface SlowReaderRound extends SlowReaderResult {
  readonly beforeMb: number
  readonly afterMb: number
  readonly peakMb: number
}

/** What a client that stops reading costs a server. */
export const slowReader: Scenario = {
  description: '64 MB are written in updates of 64 KB that overwrite one key, while one client reads nothing',
  async run({ contenders: all, rounds }) {
    const load = { bytes: 64 * MEBIBYTE, updateBytes: 64 * 1024, perSecond: 400 }
    const contenders = Object.fromEntries(Object.entries(all).filter(([name]) => !VARIANTS.has(name)))
    const rows = []
    for (const stalls of [true, false]) {
      const times = stalls ? rounds : 1
      const results = await inTurns(contenders, times, (contender) => measureRound(contender, { ...load, stalls }))
      for (const { name: what, measured } of results) {
        const median = (of: (round: SlowReaderRound) => number): number =>
          Number(quantile(measured.map(of), 0.5).toFixed(0))
        rows.push({
          scenario: 'slow-reader',
          reader: stalls ? 'reads nothing' : 'reads all, for comparison',
          what,
          rssBeforeMb: median(({ beforeMb }) => beforeMb),
          rssAfterMb: median(({ afterMb }) => afterMb),
          rssPeakMb: median(({ peakMb }) => peakMb),
          wholeAfterMs: median(({ wholeAfterMs }) => wholeAfterMs),
          cutOff: median(({ cutOff }) => cutOff),
          rounds: times,
        })
      }
    }
    return rows
  },
}

function measureRound(
  contender: Contender,
  request: Omit<SlowReaderRequest, 'load' | 'port' | 'wire'>,
): Promise<SlowReaderRound> {
  return inTemporaryFolder(async (data) => {
    const server = await startServer(contender, data)
    const load = startLoad()
    try {
      await load.ask({ load: 'slow-reader', ...server.target, ...request } satisfies SlowReaderRequest)
      const before = await server.usage()
      await load.ask('go')
      await delay(SETTLE_MS)
      const after = await server.usage()
      const result = (await load.ask('go')) as SlowReaderResult
      const { rssPeakBytes } = await server.usage()
      return {
        ...result,
        beforeMb: before.rssBytes / MEBIBYTE,
        afterMb: after.rssBytes / MEBIBYTE,
        peakMb: rssPeakBytes / MEBIBYTE,
      }
    } finally {
      await Promise.all([load.stop(), server.stop()])
    }
  })
}
