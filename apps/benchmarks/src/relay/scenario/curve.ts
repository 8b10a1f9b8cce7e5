import { contenders, type Contender } from '../contender/contenders.ts'
import { measureTraffic } from './measure-traffic.ts'
import type { Scenario } from './scenario.ts'

/** Settings that trade latency for CPU, each server's own. Milliseconds. */
const ticks: Readonly<Record<string, Contender>> = {
  ...Object.fromEntries([0, 8, 16, 32].map((tickMs) => [
    `callboard, tickMs ${tickMs}`,
    { ...contenders.callboard, settings: { timing: { tickMs } } },
  ])),
  ...Object.fromEntries([0, 8, 16, 32].map((flushDelay) => [
    `peer: Hocuspocus, flushDelay ${flushDelay}`,
    { ...contenders['peer: Hocuspocus'], settings: { flushDelay } },
  ])),
}

/** What latency buys in CPU. */
export const curve: Scenario = {
  description: 'one writer of 200 updates a second, to 1,000 readers, for every length of a tick',
  run({ quick, rounds }) {
    const cast = { kind: 'update', sessions: 1, clients: 1_001, writers: 1 } as const
    const pace = { perSecond: 200, warmUpSeconds: 1, seconds: quick ? 1 : 2 }
    const named = { scenario: 'curve', readers: 1_000 }
    return measureTraffic(named, { ...cast, ...pace }, { rounds: Math.min(2, rounds), contenders: ticks })
  },
}
