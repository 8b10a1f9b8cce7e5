import { expect, onTestFinished, test } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { openFlakyLink } from '../fixtures/flaky-link.ts'
import { openReader } from '../fixtures/reader.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { commandOf } from '../fixtures/tab.ts'
import { until } from '../fixtures/until.ts'
import { joinSession } from '../join/join-session.ts'

async function joinAt(url: string): Promise<Agent> {
  const identity = { id: 'flights', name: 'Flights' }
  const agent = await joinSession({ url, session: 'trip', agent: identity, handleSignals: false })
  onTestFinished(() => agent.leave())
  return agent
}

test('T34: over a real relay a cancel is obeyed once, ahead of the disk and again through the document', async () => {
  const { url } = await startRelay()
  const [agent, person] = [await joinAt(url), await openReader(url)]
  const told: string[] = []
  for (let round = 0; round < 20; round += 1) {
    const task = agent.task({ id: `task-${round}`, title: 'Fares' })
    task.signal.addEventListener('abort', () => told.push((task.signal.reason as Error).message))
    await until('the task is seen', () => person.tasks.get(`flights/task-${round}`).getSnapshot())
    const id = person.sendCommand({ kind: 'cancel', to: 'flights' })
    await until('the task is cancelled', () => task.signal.aborted)
    const next = agent.task({ id: `next-${round}`, title: 'What comes next' })
    await until('the command is done', () => commandOf(person, id)?.state === 'done')
    expect(next.signal.aborted).toBe(false)
    next.done()
  }
  expect(told).toHaveLength(20)
  expect(told.every((message) => message.includes('by Ada'))).toBe(true)
  const acks = (): object => person.agents.get('flights').getSnapshot()?.record?.acks ?? {}
  await until('nothing is left of it', () => Object.keys(acks()).length === 0)
})

test('an agent that was cut off finds its commands, and a relay that was killed loses none', async () => {
  const relay = await startRelay()
  const link = await openFlakyLink(relay.url)
  const [agent, person] = [await joinAt(link.url), await openReader(relay.url)]
  const task = agent.task({ id: 'fares', title: 'Fares' })
  const other = agent.task({ id: 'other', title: 'Other' })
  await until('the tasks are seen', () => person.tasks.get('flights/other').getSnapshot())
  link.cut()
  const pause = person.sendCommand({ kind: 'pause', to: 'flights', task: 'other' })
  const cancel = person.sendCommand({ kind: 'cancel', to: 'flights', task: 'fares' })
  await person.whenSaved()
  await relay.kill()
  await relay.start()
  expect(task.signal.aborted).toBe(false)

  link.mend()
  await until('the task is cancelled', () => task.signal.aborted)
  await until('both are done', () => [pause, cancel].every((id) => commandOf(person, id)?.state === 'done'))
  const view = (): unknown => person.tasks.get('flights/other').getSnapshot()?.status
  await until('the other is seen to be paused', () => view() === 'paused')
  expect(other.signal.aborted).toBe(false)
})
