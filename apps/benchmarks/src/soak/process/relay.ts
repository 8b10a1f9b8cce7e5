/** `relay.ts DATA`: the relay of the soak; tells its URL, and what it uses whenever it is asked. */
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

async function usage(): Promise<Usage> {
  const { rss, heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const page = await (await fetch(`http://127.0.0.1:${relay.port}/metrics`)).text()
  const connections = Number(/^callboard_connections (\d+)$/m.exec(page)?.[1] ?? 0)
  return { rss, heapUsed, external, cpuSeconds: (user + system) / 1e6, connections }
}

process.on('message', () => void usage().then((answer) => process.send?.(answer)))
process.on('disconnect', () => process.exit(0))
process.send?.(relay.url)
