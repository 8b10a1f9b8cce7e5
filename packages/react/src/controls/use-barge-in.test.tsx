import { inboxOf, taskKey, writeAgentRecord, type AgentRecord, type Command, type Session } from '@callboard/session'
import { conversationOf } from '@callboard/session/streams'
import { act, render, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/create-board.tsx'
import { useBargeIn, type BargeInHandle } from './use-barge-in.ts'
import { agentRecord } from '@callboard/session/testing'

afterEach(() => sessionStorage.clear())

/** A worker that has tasks on the board and settles what it is told when the test says so. */
interface Worker {
  readonly commands: () => readonly Command[]
  readonly settle: (state: 'done' | 'refused', reason?: string) => void
  readonly session: Session
}

type Tasks = AgentRecord['tasks']

async function joinWorker(board: Board, id: string, tasks: Tasks): Promise<Worker> {
  const session = await board.joinAgent(id)
  const acks: AgentRecord['acks'] = {}
  const write = (): void => {
    const epoch = session.connection.epoch.getSnapshot() ?? 0
    writeAgentRecord(session, agentRecord(id, { epoch, status: 'working', tasks, acks: { ...acks } }))
  }
  write()
  await board.settle()
  const commands = (): readonly Command[] => inboxOf(session).getSnapshot().map(({ command }) => command)
  const settle = (state: 'done' | 'refused', reason?: string): void => {
    const ack = { state, at: session.now(), ...(reason ? { reason } : {}) }
    Object.assign(acks, Object.fromEntries(commands().map((command) => [command.id, ack])))
    write()
  }
  return { commands, settle, session }
}

const task = (id: string, status: Tasks[number]['status'], parent?: readonly [string, string]): Tasks[number] => ({
  id,
  title: id,
  status,
  startedAt: 1,
  updatedAt: 1,
  ...(parent ? { parent: { agent: parent[0], task: parent[1] } } : {}),
})

interface Shown {
  readonly now: () => BargeInHandle
  readonly renders: BargeInHandle[]
}

function show(board: Board): Shown {
  const renders: BargeInHandle[] = []
  const Composer = (): ReactElement => {
    renders.push(useBargeIn())
    return <p>composer</p>
  }
  render(<Composer />, { wrapper: board.Wrapper })
  const now = (): BargeInHandle => {
    const last = renders.at(-1)
    if (last === undefined) throw new TypeError('Nothing was rendered')
    return last
  }
  return { now, renders }
}

const change = (board: Board, work: () => unknown): Promise<void> =>
  act(async () => {
    work()
    await board.settle()
  })

const told = ({ state }: BargeInHandle): readonly string[] =>
  (state?.tasks ?? []).map(({ key, kind, state }) => `${kind} ${key} ${state}`).sort()
const kindsOf = ({ commands }: Worker): readonly string[] =>
  commands().map(({ kind, task = '', text = '' }) => [kind, task, text].filter(Boolean).join(' ')).sort()

/** An orchestrator that plans, and two who search for it. */
async function joinTeam(board: Board): Promise<Readonly<Record<'guide' | 'flights' | 'hotels', Worker>>> {
  const guide = await joinWorker(board, 'guide', [
    task('plan', 'running'),
    task('choose', 'queued', ['guide', 'plan']),
    task('greet', 'done'),
  ])
  const flights = await joinWorker(board, 'flights', [
    task('search', 'running', ['guide', 'plan']),
    task('fares', 'running', ['flights', 'search']),
    task('own', 'running'),
  ])
  const hotels = await joinWorker(board, 'hotels', [task('search', 'done', ['guide', 'plan'])])
  return { guide, flights, hotels }
}

test('one message, and an end to what runs for its addressee, whoever does it, and to nothing else', async () => {
  const board = await createBoard()
  const { guide, flights, hotels } = await joinTeam(board)
  const { now } = show(board)
  let id = ''
  await change(board, () => {
    id = now().send('No, by train', { to: 'guide' })
    expect(now().send('No, by train', { to: 'guide' })).toBe(id)
  })
  await waitFor(() => expect(now().state?.message).toBe('sent'))
  expect(kindsOf(guide)).toEqual(['cancel plan', 'message No, by train'])
  // What is below a task of the same agent ends with that.
  expect(kindsOf(flights)).toEqual(['cancel search'])
  expect(kindsOf(hotels)).toEqual([])
  expect(told(now())).toEqual(['cancel flights/search requested', 'cancel guide/plan requested'])
  expect(now().state).toMatchObject({ id, to: ['guide'], settled: false, heard: { state: 'requested' } })
  const { messages } = conversationOf(board.session).view.getSnapshot()
  expect(messages.map(({ text }) => text)).toEqual(['No, by train'])

  await change(board, () => guide.settle('done'))
  expect(told(now())).toEqual(['cancel flights/search requested', 'cancel guide/plan done'])
  await change(board, () => flights.settle('refused', 'It was done already.'))
  expect(now().state).toMatchObject({ settled: true, heard: { state: 'done' } })
  expect(now().state?.tasks.find(({ agentId }) => agentId === 'flights')?.reason).toBe('It was done already.')
})

test('the tasks can be chosen: some end, some go on with the new instruction, and others are left alone', async () => {
  const board = await createBoard()
  const { guide, flights } = await joinTeam(board)
  const { now } = show(board)
  const own = taskKey('flights', 'own')
  await change(board, () => now().send('By train', { to: 'guide', steer: [taskKey('flights', 'search'), own], cancel: [own] }))
  await waitFor(() => expect(now().state?.message).toBe('sent'))
  expect(kindsOf(flights)).toEqual(['cancel own', 'steer search By train'])
  expect(kindsOf(guide)).toEqual(['message By train'])
  await change(board, () => now().send('And two days later', { to: 'guide', cancel: [] }))
  await waitFor(() => expect(now().state?.message).toBe('sent'))
  expect(now().state?.tasks).toEqual([])
  expect(kindsOf(flights)).toHaveLength(2)
})

test('with one of them dead it is told after four seconds, and nothing is waited for', async () => {
  const board = await createBoard()
  const { guide, flights } = await joinTeam(board)
  await flights.session.close()
  const { now } = show(board)
  await change(board, () => now().send('No, by train', { to: 'guide' }))
  await waitFor(() => expect(now().state?.message).toBe('sent'))
  await change(board, () => guide.settle('done'))
  expect(now().state?.settled).toBe(false)
  await waitFor(() => expect(now().state?.settled).toBe(true), { timeout: 6_000 })
  expect(told(now())).toEqual(['cancel flights/search unanswered', 'cancel guide/plan done'])
  const back = await board.joinAgent('flights')
  expect(inboxOf(back).getSnapshot().map(({ command }) => command.task)).toEqual(['search'])
})

test('words that cannot be said change nothing', async () => {
  const board = await createBoard()
  const { guide } = await joinTeam(board)
  const { now } = show(board)
  expect(() => now().send('  ', { to: 'guide' })).toThrow(/empty/)
  expect(() => now().send('x'.repeat(4_001), { to: 'guide' })).toThrow()
  await board.settle()
  expect(now().state).toBeUndefined()
  expect(guide.commands()).toEqual([])
})

test('a barge-in renders for what came of it, not for what others do or say', async () => {
  const board = await createBoard()
  const { guide, flights, hotels } = await joinTeam(board)
  const { now, renders } = show(board)
  await change(board, () => now().send('No, by train', { to: 'guide' }))
  await waitFor(() => expect(now().state?.message).toBe('sent'))
  await change(board, () => [guide, flights].map((worker) => worker.settle('done')))
  expect(now().state?.settled).toBe(true)
  const before = renders.length
  expect(before).toBeLessThanOrEqual(6)
  for (let count = 0; count < 20; count += 1) {
    await change(board, () => {
      hotels.settle('done')
      board.session.sendCommand({ kind: 'pause', to: 'hotels' })
      conversationOf(board.session).send({ text: `${count}` })
    })
  }
  expect(renders).toHaveLength(before)
})
