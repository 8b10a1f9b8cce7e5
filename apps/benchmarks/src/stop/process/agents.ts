/** `agents.ts URL COUNT EVERY_MS`: agents at work in one process; tells when the task of one of them is aborted. */
import { joinSession, type Agent } from '@callboard/agent'
import type { Aborted } from '../round.ts'

const [url = '', count = '1', everyMs = '500'] = process.argv.slice(2)
const total = 1_000_000

/** Works until it is stopped, tells when that was, and begins anew. */
function work(agent: Agent): void {
  const task = agent.task({ title: 'Compare fares', total, unit: 'flights' })
  let done = 0
  const timer = setInterval(() => task.progress((done += 1)), Number(everyMs))
  task.signal.addEventListener('abort', () => {
    const aborted: Aborted = { agent: agent.id, at: String(process.hrtime.bigint()) }
    clearInterval(timer)
    process.send?.(aborted)
    setTimeout(() => work(agent), 10)
  })
}

const joining = Array.from({ length: Number(count) }, (_, index) =>
  joinSession({ url, session: 'stop', agent: { id: `agent-${index}`, name: `Agent ${index}` }, handleSignals: false }),
)
for (const [index, agent] of (await Promise.all(joining)).entries()) {
  // Agents do not report in step.
  setTimeout(() => work(agent), (index / Number(count)) * Number(everyMs))
}
process.on('message', () => setImmediate(() => process.send?.('idle')))
process.on('disconnect', () => process.exit(0))
setTimeout(() => process.send?.('working'), 2 * Number(everyMs))
