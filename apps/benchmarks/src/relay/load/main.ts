/** The load of one round, in a process of its own. It does what its parent tells, and answers each when it is done. */
import { once } from 'node:events'
import { join, seed } from './join-load.ts'
import type { LoadRequest, SlowReaderRequest, TrafficRequest } from './request.ts'
import { openSlowReader } from './slow-reader-load.ts'
import { openTraffic } from './traffic-load.ts'

process.on('disconnect', () => process.exit(0))
for (;;) {
  const [request] = (await once(process, 'message')) as [LoadRequest]
  process.send?.((await serve(request)) ?? 'done')
}

async function serve(request: LoadRequest): Promise<unknown> {
  switch (request.load) {
    case 'traffic': return traffic(request)
    case 'slow-reader': return slowReader(request)
    case 'seed': return seed(request)
    case 'join': return join(request)
  }
}

async function traffic(request: TrafficRequest): Promise<unknown> {
  const load = await openTraffic(request)
  await told('joined')
  await load.warmUp()
  process.send?.('writing')
  await load.write()
  const asked = told('written')
  const result = await load.finish()
  await asked
  return result
}

async function slowReader(request: SlowReaderRequest): Promise<unknown> {
  const load = await openSlowReader(request)
  await told('joined')
  await load.write()
  await told('written')
  return load.finish()
}

/** Says how far it is, and waits to be told to go on. */
async function told(stage: string): Promise<void> {
  const next = once(process, 'message')
  process.send?.(stage)
  await next
}
