import { expect, test } from 'vitest'
import { contenders } from './contender/contenders.ts'
import { eachStamp, stamp } from './load/stamp.ts'
import { measureTraffic } from './scenario/measure-traffic.ts'

const pace = { perSecond: 20, warmUpSeconds: 0.25, seconds: 0.5 }

test('whatever a server does with updates on the way, each is counted once at every reader', async () => {
  const cast = { kind: 'update', sessions: 2, clients: 4, writers: 2 } as const
  const rows = await measureTraffic({}, { ...cast, ...pace }, { rounds: 1, contenders })
  expect(rows.map(({ what }) => what)).toEqual(Object.keys(contenders))
  for (const row of rows) expect(row).toMatchObject({ deliveries: 120, deliveredPercent: 100, connectionsLost: 0 })
  for (const { serverCpuPercent, serverRssPeakMb } of rows) {
    expect(serverCpuPercent).toBeGreaterThan(0)
    expect(serverRssPeakMb).toBeGreaterThan(30)
  }
}, 120_000)

test('presence is counted like updates', async () => {
  const cast = { kind: 'awareness', sessions: 1, clients: 4, writers: 4 } as const
  // Of one client's presence the latest counts: changes are so far apart that none overtakes another on a busy machine.
  const seldom = { perSecond: 2, warmUpSeconds: 0.5, seconds: 1.5 }
  const [row] = await measureTraffic({}, { ...cast, ...seldom }, { rounds: 1, contenders: { callboard: contenders.callboard } })
  expect(row).toMatchObject({ deliveries: 36, deliveredPercent: 100 })
}, 60_000)

test('numbers of changes are found wherever they are in a frame', () => {
  const found: number[] = []
  const bytes = Buffer.from(`@${stamp(7)}@@12@@@x${stamp(12_345_678)}${stamp(0)}@`, 'latin1')
  eachStamp(bytes, (change) => found.push(change))
  expect(found).toEqual([7, 12_345_678, 0])
})
