import { measureTraffic } from './measure-traffic.ts'
import type { Scenario } from './scenario.ts'

/** One writes, many read. */
export const fanOut: Scenario = {
  description: 'one writer of 200 updates a second, to 100, 500 and 1,000 readers',
  async run(options) {
    const rows = []
    for (const readers of options.quick ? [1_000] : [100, 500, 1_000]) {
      const cast = { kind: 'update', sessions: 1, clients: readers + 1, writers: 1 } as const
      const pace = { perSecond: 200, warmUpSeconds: 1, seconds: options.quick ? 1.5 : 2.5 }
      rows.push(...(await measureTraffic({ scenario: 'fan-out', readers }, { ...cast, ...pace }, options)))
    }
    return rows
  },
}
