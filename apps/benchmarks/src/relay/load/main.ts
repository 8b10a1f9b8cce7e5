/** The load of one round, in a process of its own. Told what to do by its parent. */
import { once } from 'node:events'
import type { TrafficRequest } from './request.ts'
import { openTraffic } from './traffic-load.ts'

process.on('disconnect', () => process.exit(0))
const [request] = (await once(process, 'message')) as [TrafficRequest]
await traffic(request)

async function traffic(request: TrafficRequest): Promise<void> {
  const load = await openTraffic(request)
  process.send?.('joined')
  await once(process, 'message')
  await load.warmUp()
  process.send?.('writing')
  await load.write()
  const asked = once(process, 'message')
  process.send?.('written')
  const result = await load.finish()
  await asked
  process.send?.(result)
}
