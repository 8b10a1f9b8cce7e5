import { inboxOf, writeAgentRecord, type Acknowledgement, type AgentRecord, type Session } from '@callboard/session'
import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, type ReactElement } from 'react'
import { expect, test } from 'vitest'
import { SessionProvider } from '../session/session-provider.tsx'
import { createBoard, type Board } from '../fixtures/create-board.tsx'
import type { ControlTarget } from './control-target.ts'
import { useAgentControls, type AgentControls } from './use-agent-controls.ts'
import { agentRecord } from '@callboard/session/testing'

/** What a component shows of a target's controls, render by render. */
interface Shown {
  readonly now: () => AgentControls
  readonly renders: AgentControls[]
}

function show(board: Board, target: ControlTarget, isStrict = false): Shown {
  const renders: AgentControls[] = []
  const Controls = (): ReactElement => {
    const controls = useAgentControls(typeof target === 'string' ? target : { ...target })
    renders.push(controls)
    return <p>{controls.cancel.state?.state}</p>
  }
  render(isStrict ? <StrictMode><Controls /></StrictMode> : <Controls />, { wrapper: board.Wrapper })
  const now = (): AgentControls => {
    const last = renders.at(-1)
    if (last === undefined) throw new TypeError('Nothing was rendered')
    return last
  }
  return { now, renders }
}

const allowed = ({ cancel, pause, resume, steer }: AgentControls): readonly boolean[] =>
  [cancel, pause, resume, steer].map((control) => control.allowed)
const whys = ({ cancel, pause, resume, steer }: AgentControls): readonly (string | undefined)[] =>
  [cancel, pause, resume, steer].map((control) => control.why)

function write(agent: Session, id: string, fields: Partial<AgentRecord>): void {
  const epoch = agent.connection.epoch.getSnapshot() ?? 0
  writeAgentRecord(agent, agentRecord(id, { epoch, ...fields }))
}

function task(id: string, status: AgentRecord['tasks'][number]['status']): AgentRecord['tasks'][number] {
  return { id, title: id, status, startedAt: 1, updatedAt: 1 }
}

/** An agent that is at work on `t1`. */
async function joinWorking(board: Board, id = 'flights'): Promise<Session> {
  const agent = await board.joinAgent(id)
  write(agent, id, { status: 'working', tasks: [task('t1', 'running'), task('t0', 'done')] })
  await board.settle()
  return agent
}

const change = (board: Board, work: () => unknown): Promise<void> =>
  act(async () => {
    work()
    await board.settle()
  })

const ids = (agent: Session): readonly string[] => inboxOf(agent).getSnapshot().map(({ command }) => command.id)

test('a verb is allowed as the target stands, and else says why not', async () => {
  const board = await createBoard()
  const agent = await joinWorking(board)
  const ofAgent = show(board, { agent: 'flights' })
  const ofTask = show(board, { agent: 'flights', task: 't1' })
  const ended = show(board, { agent: 'flights', task: 't0' })
  const unknown = show(board, { agent: 'hotels' })
  const noTask = show(board, { agent: 'flights', task: 't9' })
  for (const { now } of [ofAgent, ofTask]) expect(allowed(now())).toEqual([true, true, false, true])
  expect(whys(ofAgent.now())).toEqual([undefined, undefined, 'not-paused', undefined])
  expect(whys(ended.now())).toEqual(Array.from({ length: 4 }, () => 'task-ended'))
  expect(whys(unknown.now())).toEqual(Array.from({ length: 4 }, () => 'agent-unknown'))
  expect(whys(noTask.now())).toEqual(Array.from({ length: 4 }, () => 'task-unknown'))

  await change(board, () => write(agent, 'flights', { status: 'paused', tasks: [task('t1', 'paused')] }))
  for (const { now } of [ofAgent, ofTask]) {
    expect(allowed(now())).toEqual([true, false, true, true])
    expect(now().pause.why).toBe('already-paused')
  }
  await change(board, () => write(agent, 'flights', { status: 'idle', tasks: [task('t1', 'done')] }))
  expect(whys(ofAgent.now())).toEqual(['nothing-running', 'nothing-running', 'not-paused', 'nothing-running'])
  expect(ofTask.now().cancel.run()).toBeUndefined()
  expect(ofAgent.now().pause.run()).toBeUndefined()
  expect(board.session.commands.ids.getSnapshot()).toEqual([])
})

test('an agent that is offline can be told, and says that it waits; it finds the command when it is back', async () => {
  const board = await createBoard()
  const agent = await joinWorking(board)
  await agent.close()
  const { now } = show(board, { agent: 'flights' })
  await waitFor(() => expect(now().cancel).toMatchObject({ allowed: true, waits: true, why: 'agent-offline' }))
  let id: string | undefined
  await change(board, () => {
    id = now().cancel.run()
  })
  expect(now().cancel.state).toMatchObject({ id, state: 'requested' })
  const back = await board.joinAgent('flights')
  expect(ids(back)).toEqual([id])
})

test('a double click is one command, and so is a click while it is under way; another instruction is another', async () => {
  const board = await createBoard()
  const agent = await joinWorking(board)
  const { now } = show(board, { agent: 'flights' }, true)
  const first = now().cancel
  let given: (string | undefined)[] = []
  await change(board, () => {
    given = [first.run(), first.run()]
  })
  given.push(now().cancel.run())
  expect(new Set(given).size).toBe(1)
  expect(ids(agent)).toEqual([given[0]])
  await change(board, () => {
    const { steer } = now()
    given = [steer.run('By train'), steer.run('By train'), steer.run('By bus')]
  })
  expect(given[0]).toBe(given[1])
  expect(ids(agent)).toHaveLength(3)
  // What was taken back meanwhile is no longer under way.
  await change(board, () => now().pause.run())
  await change(board, () => write(agent, 'flights', { status: 'paused', tasks: [task('t1', 'paused')] }))
  await change(board, () => now().resume.run())
  await change(board, () => write(agent, 'flights', { status: 'working', tasks: [task('t1', 'running')] }))
  const before = ids(agent).length
  await change(board, () => now().pause.run())
  expect(ids(agent)).toHaveLength(before + 1)
})

test('what was told goes from requested to done or refused, and is unanswered after four seconds', async () => {
  const board = await createBoard()
  const agent = await joinWorking(board)
  const { now, renders } = show(board, { agent: 'flights' })
  const acks: Record<string, Acknowledgement> = {}
  const answer = (id: string | undefined, state: Acknowledgement['state'], reason?: string): Promise<void> =>
    change(board, () => {
      acks[id ?? ''] = { state, at: agent.now(), ...(reason ? { reason } : {}) }
      write(agent, 'flights', { status: 'working', tasks: [task('t1', 'running')], acks })
    })
  await change(board, () => now().steer.run('By train'))
  const { steer } = now()
  expect(steer.state).toMatchObject({ state: 'requested', since: steer.state?.at })
  await answer(steer.state?.id, 'acknowledged')
  expect(now().steer.state?.state).toBe('acknowledged')
  await answer(steer.state?.id, 'refused', 'No trains there.')
  expect(now().steer.state).toMatchObject({ state: 'refused', reason: 'No trains there.' })

  await change(board, () => now().cancel.run())
  expect(now().cancel.state?.state).toBe('requested')
  const before = renders.length
  await waitFor(() => expect(now().cancel.state?.state).toBe('unanswered'), { timeout: 6_000 })
  // One render says so; nothing ticks meanwhile.
  expect(renders).toHaveLength(before + 1)
  const { state } = now().cancel
  expect(state?.since).toBe(state?.at)
  expect(board.session.now() - (state?.at ?? 0)).toBeGreaterThanOrEqual(4_000)
  await answer(state?.id, 'done')
  expect(now().cancel.state?.state).toBe('done')
})

test('an update of another agent, and of what is not shown of this one, renders nothing again', async () => {
  const board = await createBoard()
  const agent = await joinWorking(board)
  const other = await joinWorking(board, 'hotels')
  const shown = [show(board, { agent: 'flights' }), show(board, { agent: 'flights', task: 't1' }), show(board, 'all')]
  const counts = (): readonly number[] => shown.map(({ renders }) => renders.length)
  const before = counts()
  for (let count = 0; count < 20; count += 1) {
    await change(board, () => {
      write(other, 'hotels', { status: 'working', activity: `${count}`, tasks: [task('t1', 'running')] })
      write(agent, 'flights', { status: 'working', activity: `${count}`, tasks: [task('t1', 'running')] })
      board.session.sendCommand({ kind: 'cancel', to: 'hotels' })
    })
  }
  expect(counts()).toEqual(before)
  const last = shown[0]?.now()
  await change(board, () => board.session.sendCommand({ kind: 'cancel', to: 'flights' }))
  expect(counts()).toEqual([(before[0] ?? 0) + 1, before[1], before[2]])
  expect(shown[0]?.now().cancel.run).toBe(last?.cancel.run)
})

test('all at once is one command to each that it can be told to, and none is told twice', async () => {
  const board = await createBoard()
  const names = ['flights', 'hotels', 'trains']
  const agents = await Promise.all(names.map((id) => joinWorking(board, id)))
  const idle = await board.joinAgent('idle')
  write(idle, 'idle', {})
  await board.settle()
  const { now } = show(board, 'all')
  await change(board, () => void [now().cancel.run(), now().cancel.run()])
  expect(agents.map((agent) => ids(agent).length)).toEqual([1, 1, 1])
  expect(ids(idle)).toEqual([])
  expect(now().cancel.state).toMatchObject({ state: 'requested', to: names })
  for (const [index, agent] of agents.entries()) {
    const [command = ''] = ids(agent)
    const acks = { [command]: { state: 'done', at: agent.now() } } as const
    await change(board, () => write(agent, names[index] ?? '', { acks }))
  }
  expect(now().cancel).toMatchObject({ allowed: false, why: 'nothing-running', state: { state: 'done' } })
})

test('who is no person can tell nobody anything', async () => {
  const board = await createBoard()
  const agent = await joinWorking(board)
  let controls: AgentControls | undefined
  const Controls = (): ReactElement => {
    controls = useAgentControls({ agent: 'flights' })
    return <p>shown</p>
  }
  render(<SessionProvider session={agent}><Controls /></SessionProvider>)
  expect(screen.getByText('shown')).toBeTruthy()
  expect(controls?.cancel).toMatchObject({ allowed: false, why: 'not-a-person' })
  expect(controls?.cancel.run()).toBeUndefined()
})
