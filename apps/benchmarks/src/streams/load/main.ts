/** The load of one round: writers and their reader, in a process of their own. Told what to do by its parent. */
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { contenders } from '../contender/contenders.ts'
import { tokensOf, type LoadRequest, type LoadResult } from '../round.ts'
import { TokenClock } from './token-clock.ts'
import { pace } from './pace.ts'

const ARRIVAL_TIMEOUT_MS = 20_000

process.on('disconnect', () => process.exit(0))
const [request] = (await once(process, 'message')) as [LoadRequest]
const contender = contenders[request.contender]
if (contender === undefined) throw new Error(`There is no contender "${request.contender}".`)
const clocks = Array.from({ length: request.writers }, (_, writer) => new TokenClock(writer))
const streams = await contender.open({ ...request, onText: (writer, text) => clocks[writer]?.receive(text) })
process.send?.('ready')
await once(process, 'message')

const { tokensPerSecond } = request
await Promise.all(clocks.map((clock, writer) => {
  const phaseMs = (writer * 1000) / tokensPerSecond / clocks.length
  return pace(tokensPerSecond, tokensOf(request), phaseMs, () => streams.write(writer, clock.next()))
}))
await streams.settled()
const deadline = performance.now() + ARRIVAL_TIMEOUT_MS
while (clocks.some(({ arrived }) => arrived < tokensOf(request))) {
  if (performance.now() > deadline) throw new Error('Not all tokens arrived.')
  await delay(10)
}
for (const clock of clocks) clock.assertWhole()
process.send?.({ latenciesMs: clocks.flatMap(({ latenciesMs }) => latenciesMs) } satisfies LoadResult)
