/** The load of one round: writers and their reader, in a process of their own. Told what to do by its parent. */
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { contenders } from '../contender/contenders.ts'
import { tokensOf, type LoadRequest, type LoadResult } from '../round.ts'
import { TokenClock } from './token-clock.ts'
import { pace } from './pace.ts'

const ARRIVAL_TIMEOUT_MS = 20_000
/** Before what is counted, so that what the engine compiles is compiled. */
const WARM_UP_SECONDS = 0.5

process.on('disconnect', () => process.exit(0))
const [request] = (await once(process, 'message')) as [LoadRequest]
const contender = contenders[request.contender]
if (contender === undefined) throw new Error(`There is no contender "${request.contender}".`)
const clocks = Array.from({ length: request.writers }, (_, writer) => new TokenClock(writer))
const streams = await contender.open({ ...request, onText: (writer, text) => clocks[writer]?.receive(text) })
const { tokensPerSecond } = request

/** Writes so many tokens more on every stream, and waits until all have arrived. */
async function write(tokensEach: number): Promise<void> {
  const due = (clocks[0]?.arrived ?? 0) + tokensEach
  await Promise.all(clocks.map((clock, writer) => {
    const phaseMs = (writer * 1000) / tokensPerSecond / clocks.length
    return pace(tokensPerSecond, tokensEach, phaseMs, () => streams.write(writer, clock.next()))
  }))
  const deadline = performance.now() + ARRIVAL_TIMEOUT_MS
  while (clocks.some(({ arrived }) => arrived < due)) {
    if (performance.now() > deadline) throw new Error('Not all tokens arrived.')
    await delay(5)
  }
}

const warmUps = Math.round(tokensPerSecond * WARM_UP_SECONDS)
await write(warmUps)
process.send?.('ready')
await once(process, 'message')
await write(tokensOf(request))
await streams.settled()
for (const clock of clocks) clock.assertWhole()
process.send?.({ latenciesMs: clocks.flatMap(({ latenciesMs }) => latenciesMs.slice(warmUps)) } satisfies LoadResult)
