import { measureTraffic } from './measure-traffic.ts'
import type { Scenario } from './scenario.ts'

/** Many in one session, each of whom all others see. */
export const awareness: Scenario = {
  description: '1,000 agents in one session, each of which changes its presence every two seconds',
  run(options) {
    const cast = { kind: 'awareness', sessions: 1, clients: 1_000, writers: 1_000 } as const
    const pace = { perSecond: 0.5, warmUpSeconds: 2, seconds: options.quick ? 2 : 4 }
    return measureTraffic({ scenario: 'awareness', agents: 1_000 }, { ...cast, ...pace }, options)
  },
}
