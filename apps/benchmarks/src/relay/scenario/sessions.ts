import { measureTraffic } from './measure-traffic.ts'
import type { Scenario } from './scenario.ts'

/** Many small sessions at once. */
export const sessions: Scenario = {
  description: '500 sessions of two clients, each of which writes 5 updates a second',
  run(options) {
    const cast = { kind: 'update', sessions: 500, clients: 2, writers: 2 } as const
    const pace = { perSecond: 5, warmUpSeconds: 3, seconds: options.quick ? 1.5 : 3 }
    return measureTraffic({ scenario: 'sessions', sessions: 500, clientsEach: 2 }, { ...cast, ...pace }, options)
  },
}
