import { CallboardError } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'
import { commandOf, openTab } from '../fixtures/tab.ts'

test('a person cancels one task: its signal says who, the board shows it, the others go on', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const fares = agent.task({ id: 'fares', title: 'Compare fares' })
  const hotels = agent.task({ id: 'hotels', title: 'Look for hotels' })
  await board.settle()

  const id = board.person.sendCommand({ kind: 'cancel', to: 'flights', task: 'fares' })
  await board.settle()

  expect(CallboardError.is(fares.signal.reason, 'task-cancelled')).toBe(true)
  expect(fares.signal.reason).toMatchObject({
    message: expect.stringContaining('"fares" was cancelled by Ada'),
    details: { task: 'fares', command: id, by: { person: 'ada', device: 'laptop', name: 'Ada' } },
  })
  expect(board.task('fares')).toMatchObject({ status: 'cancelled', error: { message: 'Cancelled by Ada' } })
  expect(commandOf(board.person, id)?.state).toBe('done')
  expect([hotels.signal.aborted, board.task('hotels')?.status]).toEqual([false, 'running'])
  expect(() => fares.progress(3)).not.toThrow()
})

test('a person cancels all that an agent does, with its parts and in all agents at once', async () => {
  const board = await createBoard()
  const agents = [await board.join(), await board.join({ agent: { id: 'hotels', name: 'Hotels' } })]
  const tasks = agents.flatMap((agent) => {
    const task = agent.task({ title: 'Search' })
    return [task, task.subtask({ title: 'First page' }), agent.task({ title: 'Sort' })]
  })
  await board.settle()

  const id = board.person.sendCommand({ kind: 'cancel', to: agents.map((agent) => agent.id), text: 'By train instead' })
  await board.settle()

  expect(tasks.every(({ signal }) => signal.aborted)).toBe(true)
  expect(board.person.totals.getSnapshot().tasks).toMatchObject({ running: 0 })
  expect(board.agent()?.status).toBe('idle')
  expect(commandOf(board.person, id)?.state).toBe('done')
  const errors = agents.flatMap(({ id: agentId }) =>
    (board.agent(agentId)?.record?.tasks ?? []).map(({ error }) => error?.message),
  )
  expect(errors).toContain('Cancelled by Ada: By train instead')
})

test('work that has not seen the end of its task yet begins no part that goes on', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const task = agent.task({ id: 'fares', title: 'Fares' })
  await board.settle()
  board.person.sendCommand({ kind: 'cancel', to: 'flights' })
  await board.settle()

  expect(task.subtask({ id: 'page', title: 'Page' }).signal.aborted).toBe(true)
  await board.settle()
  expect(board.task('page')?.status).toBe('cancelled')
})

test('two people who cancel the same both have what they wanted', async () => {
  const board = await createBoard()
  const bob = await openTab(board, { id: 'bob', name: 'Bob', device: 'phone' })
  const agent = await board.join()
  const task = agent.task({ id: 'fares', title: 'Fares' })
  let aborts = 0
  task.signal.addEventListener('abort', () => void (aborts += 1))
  await board.settle()

  const draft = { kind: 'cancel', to: 'flights', task: 'fares' } as const
  const ids = [board.person.sendCommand(draft), bob.sendCommand(draft)]
  await board.settle()

  expect([board.person, bob].map((person, at) => commandOf(person, ids[at] ?? '')?.state)).toEqual(['done', 'done'])
  expect(aborts).toBe(1)
})

const KINDS = ['cancel', 'pause', 'resume', 'steer'] as const

test.each(KINDS)('"%s" for what is over or unknown is refused with the reason', async (kind) => {
  const board = await createBoard()
  const agent = await board.join()
  const steers: string[] = []
  void (async () => {
    for await (const { text } of agent.commands) steers.push(text)
  })()
  agent.task({ id: 'fares', title: 'Fares' }).done()
  await board.settle()

  const [over, unknown] = ['fares', 'trains'].map((task) =>
    board.person.sendCommand({ kind, to: 'flights', task, text: 'now' }),
  )
  await board.settle(100)

  expect(commandOf(board.person, over ?? '')).toMatchObject({
    state: 'refused',
    reason: 'The task had ended before (done).',
  })
  expect(commandOf(board.person, unknown ?? '')).toMatchObject({
    state: 'refused',
    reason: 'This agent has no task "trains", or not any more.',
  })
  expect(steers).toEqual([])
})

test('T34: a command that two tabs send under one id is obeyed once', async () => {
  const board = await createBoard()
  const tablet = await openTab(board)
  const agent = await board.join()
  agent.task({ id: 'fares', title: 'Fares' })
  await board.settle()

  const draft = { id: 'stop-1', kind: 'cancel', to: 'flights', task: 'fares' } as const
  board.person.sendCommand(draft)
  tablet.sendCommand(draft)
  await board.settle()
  const anew = agent.task({ id: 'fares', title: 'Fares, again' })
  tablet.sendCommand(draft)
  await board.settle(5_000)

  expect(anew.signal.aborted).toBe(false)
  expect([board.person, tablet].map((tab) => commandOf(tab, 'stop-1')?.state)).toEqual(['done', 'done'])
  expect(board.agent()?.record?.acks).toEqual({})
})

test('a cancel that was away comes too late for what began after it was given', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const agent = await board.join({ connection })
  connection.freeze()
  const whole = board.person.sendCommand({ kind: 'cancel', to: 'flights' })
  const one = board.person.sendCommand({ kind: 'cancel', to: 'flights', task: 'fares' })
  await board.settle(3_000)
  const task = agent.task({ id: 'fares', title: 'Fares' })
  connection.thaw()
  await board.settle(1_000)

  expect(task.signal.aborted).toBe(false)
  for (const id of [whole, one]) {
    expect(commandOf(board.person, id)).toMatchObject({
      state: 'refused',
      reason: 'What is under way began after this was sent.',
    })
  }
})

test('an agent that was away finds the cancel: the task that it takes up is over, its work does not begin', async () => {
  const board = await createBoard()
  const first = await board.join()
  first.task({ id: 'fares', title: 'Fares', total: 10 })
  await board.settle()
  await first.session.close()
  const id = board.person.sendCommand({ kind: 'cancel', to: 'flights', task: 'fares' })
  await board.settle(60_000)
  expect(commandOf(board.person, id)?.state).toBe('requested')

  const second = await board.join()
  const task = second.task({ id: 'fares', title: 'Fares', total: 10 })
  await board.settle()

  expect(CallboardError.is(task.signal.reason, 'task-cancelled')).toBe(true)
  expect(task.ended).toBe(true)
  expect(board.task('fares')?.status).toBe('cancelled')
  expect(commandOf(board.person, id)?.state).toBe('done')
})

test('a command that expired while the agent was away is not obeyed', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const agent = await board.join({ connection })
  const task = agent.task({ id: 'fares', title: 'Fares' })
  await board.settle()
  connection.freeze()
  const id = board.person.sendCommand({ kind: 'cancel', to: 'flights', expiresInMs: 1_000 })
  await board.settle(2_000)
  connection.thaw()
  await board.settle(1_000)

  expect(task.signal.aborted).toBe(false)
  expect(commandOf(board.person, id)?.state).toBe('expired')
})

test("what other agents do for a cancelled task is cancelled by them; one whose agent has left goes on", async () => {
  const board = await createBoard()
  const lead = await board.join({ agent: { id: 'lead', name: 'Lead' } })
  const flights = await board.join()
  const [plan, other] = [lead.task({ id: 'plan', title: 'Plan' }), lead.task({ id: 'other', title: 'Other' })]
  const search = flights.task({ id: 'search', title: 'Search', parent: plan.ref })
  const late = flights.task({ id: 'late', title: 'Late', parent: other.ref })
  const page = search.subtask({ id: 'page', title: 'Page' })
  await board.settle()

  board.person.sendCommand({ kind: 'cancel', to: 'lead', task: 'plan' })
  await board.settle()
  expect([search, page, late].map(({ signal }) => signal.aborted)).toEqual([true, true, false])
  expect(search.signal.reason).toMatchObject({ code: 'task-cancelled', details: { agent: 'lead', task: 'plan' } })
  expect(board.task('search')).toMatchObject({ status: 'cancelled', error: { code: 'parent-ended' } })

  await Promise.all([lead.leave(), board.settle(3_000)])
  expect(board.task('other', 'lead')?.status).toBe('cancelled')
  expect(late.signal.aborted).toBe(false)
})
