import type { Agent } from '@callboard/agent'
import { taskKey } from '@callboard/session'
import { act, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { change, createAskingBoard, show, type AskingBoard } from '../fixtures/asking-board.tsx'
import { useAgentControls } from './use-agent-controls.ts'
import { useBargeIn } from './use-barge-in.ts'

let board: AskingBoard

beforeEach(() => {
  board = createAskingBoard()
})

afterEach(async () => {
  await board.close()
  sessionStorage.clear()
})

test('a stop ends the work and says so; there is nothing to stop then', async () => {
  const flights = await board.joinAgent('flights')
  const task = flights.task({ title: 'Search', id: 'search' })
  const page = await board.openPage('ada')
  const ofAgent = show(page, () => useAgentControls({ agent: 'flights' }))
  const ofTask = show(page, () => useAgentControls({ agent: 'flights', task: 'search' }))
  await waitFor(() => expect(ofTask.now().cancel.allowed).toBe(true))
  await change(() => void [ofTask.now().cancel.run(), ofTask.now().cancel.run()])
  expect(task.signal.aborted).toBe(true)
  expect(task.signal.reason).toMatchObject({ code: 'task-cancelled' })
  await waitFor(() => expect(ofTask.now().cancel).toMatchObject({ why: 'task-ended', state: { state: 'done' } }))
  expect(ofAgent.now().cancel).toMatchObject({ allowed: false, why: 'nothing-running', state: undefined })
  expect(page.session.commands.ids.getSnapshot()).toHaveLength(1)
})

test('work that is paused stands still until it is resumed, for one agent and for all', async () => {
  const agents = await Promise.all(['flights', 'hotels'].map((id) => board.joinAgent(id)))
  const tasks = agents.map((agent) => agent.task({ title: 'Search', id: 'search' }))
  const page = await board.openPage('ada')
  const [flights, all] = [
    show(page, () => useAgentControls({ agent: 'flights' })),
    show(page, () => useAgentControls('all')),
  ]
  await waitFor(() => expect(all.now().pause.allowed).toBe(true))
  await change(() => flights.now().pause.run())
  await waitFor(() => expect(flights.now()).toMatchObject({ pause: { why: 'already-paused' }, resume: { allowed: true } }))
  expect(flights.now().pause.state?.state).toBe('done')
  expect(all.now()).toMatchObject({ pause: { allowed: true }, resume: { allowed: true } })

  await change(() => all.now().pause.run())
  await waitFor(() => expect(all.now()).toMatchObject({ pause: { why: 'already-paused', state: { state: 'done' } } }))
  // It had been paused already.
  expect(all.now().pause.state?.to).toEqual(['hotels'])
  const passed: number[] = []
  const waiting = tasks.map((task, index) => task.checkpoint().then(() => passed.push(index)))
  await change(() => undefined)
  expect(passed).toEqual([])
  await change(() => all.now().resume.run())
  await Promise.all(waiting)
  await waitFor(() => expect(all.now()).toMatchObject({ resume: { why: 'not-paused', state: { state: 'done' } } }))
  expect(flights.now().pause.allowed).toBe(true)
})

test('an instruction is done once the work went by it, or refused in the words of the agent', async () => {
  const flights = await board.joinAgent('flights')
  flights.task({ title: 'Search' })
  const page = await board.openPage('ada')
  const { now } = show(page, () => useAgentControls({ agent: 'flights' }))
  await waitFor(() => expect(now().steer.allowed).toBe(true))
  const heard: string[] = []
  const obeying = (async () => {
    for await (const command of flights.commands) {
      heard.push(command.text)
      if (command.text.includes('train')) command.refuse('No trains go there.')
      else command.consume()
    }
  })()
  await change(() => void [now().steer.run('Two days later'), now().steer.run('Two days later')])
  await waitFor(() => expect(now().steer.state?.state).toBe('done'))
  await change(() => now().steer.run('By train'))
  await waitFor(() => expect(now().steer.state).toMatchObject({ state: 'refused', reason: 'No trains go there.' }))
  expect(heard).toEqual(['Two days later', 'By train'])
  expect(() => now().steer.run('x'.repeat(4_001))).toThrow(expect.objectContaining({ code: 'record-invalid' }))
  await flights.leave()
  await obeying
})

/** Answers each message, and begins a new search for it. */
async function orchestrate(guide: Agent, onMessage: (text: string) => void): Promise<void> {
  for await (const message of guide.messages()) {
    onMessage(message.text)
    guide.say(`Then ${message.text}`, { replyTo: message })
  }
}

test('barging in ends what runs, keeps what is done, and the conversation goes on with a new search', async () => {
  const guide = await board.joinAgent('guide')
  const flights = await board.joinAgent('flights')
  const plan = guide.task({ title: 'Plan', id: 'plan' })
  const kept = flights.task({ title: 'Weather', id: 'weather', parent: plan.ref })
  kept.done()
  const search = flights.task({ title: 'Search', id: 'search', parent: plan.ref })
  const replies: string[] = []
  const obeying = orchestrate(guide, (text) => {
    replies.push(text)
    guide.task({ title: 'Plan anew', id: 'plan-2' })
  })
  const page = await board.openPage('ada')
  const { tasks } = page.session
  const barge = show(page, () => useBargeIn())
  await waitFor(() => expect(tasks.get(taskKey('flights', 'search')).getSnapshot()?.status).toBe('running'))
  act(() => void barge.now().send('by train, and two days later', { to: 'guide' }))
  expect(barge.now().state).toMatchObject({ message: 'sending', settled: false })
  await waitFor(() => expect(barge.now().state?.settled).toBe(true))
  expect([plan, search].map(({ signal }) => signal.aborted)).toEqual([true, true])
  expect(barge.now().state).toMatchObject({ message: 'sent', heard: { state: 'done' } })
  expect(barge.now().state?.tasks.map(({ key, state }) => `${key} ${state}`).sort()).toEqual([
    'flights/search done',
    'guide/plan done',
  ])
  expect(replies).toEqual(['by train, and two days later'])
  // What is new was not meant, and what was done stays.
  await waitFor(() => expect(tasks.get(taskKey('guide', 'plan-2')).getSnapshot()?.status).toBe('running'))
  expect(tasks.get(taskKey('flights', 'weather')).getSnapshot()?.status).toBe('done')
  await guide.leave()
  await obeying
})
