/** `relay.ts DATA`: the relay of the soak; tells its URL, and what it uses whenever it is asked. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRelay } from '@callboard/relay'
import { SOAK_SECRET, type Usage } from '../soak-plan.ts'

const [data = 'memory'] = process.argv.slice(2)
const relay = await createRelay({
  port: 0,
  data,
  tokens: { secret: SOAK_SECRET },
  // What was said is not kept for ever, so that the disk is level too.
  timing: { closedStreamMs: 60_000 },
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

async function usage(): Promise<Usage> {
  const { rss, heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const page = await (await fetch(`http://127.0.0.1:${relay.port}/metrics`)).text()
  const connections = Number(/^callboard_connections (\d+)$/m.exec(page)?.[1] ?? 0)
  // What is garbage is as V8 likes it; what is not is what may grow. After the figures, which it would flatter.
  collect()
  const liveHeap = process.memoryUsage().heapUsed
  return { rss, heapUsed, liveHeap, external, cpuSeconds: (user + system) / 1e6, connections }
}

process.on('message', () => void usage().then((answer) => process.send?.(answer)))
process.on('disconnect', () => process.exit(0))
process.send?.(relay.url)
