import { expect, test } from 'vitest'
import { openBoard, quiet, taskRecord } from '../fixtures/open-board.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { activityOf, changesOf, type Activity, type ActivityEntry } from './index.ts'
import { canUndoChange, undoChange } from './undo-change.ts'
import { agentRecord } from '../testing/agent-record.ts'

function kinds({ entries }: Activity, topic = ''): readonly string[] {
  return entries.getSnapshot().filter(({ kind }) => kind.startsWith(topic)).map(({ kind }) => kind)
}

function newest({ entries }: Activity, kind: string): ActivityEntry | undefined {
  return entries.getSnapshot().findLast((entry) => entry.kind === kind)
}

test('what the records tell of the time before the page came is there in order, and is the same on every page', async () => {
  const clock = createManualClock(100_000)
  await using board = openBoard(clock)
  const flights = await board.agent('flights')
  const ended = { status: 'done', startedAt: 60_000, updatedAt: 80_000, endedAt: 80_000 } as const
  const milestones = [{ title: 'All fares read', at: 70_000 }]
  const tasks = [taskRecord('old', { ...ended, milestones }), taskRecord('new', { startedAt: 90_000 }), taskRecord('later', { status: 'queued', startedAt: 95_000 })]
  writeAgentRecord(flights, agentRecord('flights', { tasks }))
  await quiet()
  const [ada, ben] = [await board.person('ada'), await board.person('ben')]
  const [hers, his] = [activityOf(ada), activityOf(ben)]
  expect(hers.entries.getSnapshot().map(({ kind, at }) => [kind, at])).toEqual([
    ['task-started', 60_000],
    ['milestone-reached', 70_000],
    ['task-ended', 80_000],
    ['task-started', 90_000],
    ['agent-joined', 100_000],
  ])
  expect(his.entries.getSnapshot()).toEqual(hers.entries.getSnapshot())
  expect(activityOf(ada)).toBe(hers)
})

test('a task is told of when it begins and ends, and its progress is not', async () => {
  const clock = createManualClock(1_000)
  await using board = openBoard(clock)
  const [flights, ada] = [await board.agent('flights'), await board.person('ada')]
  const activity = activityOf(ada)
  let wakes = 0
  writeAgentRecord(flights, agentRecord('flights', { tasks: [taskRecord('t', { startedAt: 1_000 })] }))
  await quiet()
  activity.entries.subscribe(() => (wakes += 1))
  const lane = activity.lanes.get('agent:flights').getSnapshot()
  for (let done = 1; done <= 20; done += 1) {
    writeAgentRecord(flights, agentRecord('flights', { tasks: [taskRecord('t', { startedAt: 1_000, progress: { done, total: 20 } })] }))
    await quiet()
  }
  expect([wakes, activity.lanes.get('agent:flights').getSnapshot()]).toEqual([0, lane])
  const error = { code: 'no-fares', message: 'No fares' }
  await clock.advance(5_000)
  writeAgentRecord(flights, agentRecord('flights', { tasks: [taskRecord('t', { startedAt: 1_000, status: 'failed', endedAt: 6_000, error })] }))
  await quiet()
  expect(newest(activity, 'task-ended')).toMatchObject({ status: 'failed', error, at: 6_000, actor: { kind: 'agent', id: 'flights' } })
  expect(wakes).toBe(1)
  expect(activity.lanes.get('agent:flights').getSnapshot()?.spans).toMatchObject([{ kind: 'task', startedAt: 1_000, endedAt: 6_000, status: 'failed' }])
})

test('an agent that falls silent, is heard of, is lost, returns and leaves is told of once each', async () => {
  const clock = createManualClock(1_000)
  await using board = openBoard(clock)
  const [flights, ada] = [await board.agent('flights'), await board.person('ada')]
  const working = agentRecord('flights', { status: 'working', since: 1_000, updatedAt: 1_000, reportsWithinMs: 2_000 })
  writeAgentRecord(flights, working)
  await quiet()
  const activity = activityOf(ada)
  await clock.advance(2_500)
  writeAgentRecord(flights, { ...working, status: 'idle', updatedAt: clock.now() })
  await quiet()
  flights.link.drop()
  await clock.advance(100)
  await clock.advance(10_000)
  await flights.whenSynced()
  writeAgentRecord(flights, { ...working, status: 'idle', updatedAt: clock.now(), leftAt: clock.now() })
  await quiet()
  expect(kinds(activity, 'agent-')).toEqual(['agent-joined', 'agent-stalled', 'agent-recovered', 'agent-lost', 'agent-returned', 'agent-left'])
  expect(activity.lanes.get('agent:flights').getSnapshot()?.spans.map(({ status }) => status)).toEqual(expect.arrayContaining(['stalled', 'offline']))
})

test('questions and their ends are told of, also when the deadline passes and nobody says so', async () => {
  const clock = createManualClock(10_000)
  await using board = openBoard(clock)
  const [guide, ada] = [await board.agent('guide'), await board.person('ada')]
  const activity = activityOf(ada)
  const asked = { kind: 'approval', askedAt: 10_000 } as const
  const interrupts = [{ ...asked, id: 'book', title: 'Book?' }, { ...asked, id: 'pay', title: 'Pay?', deadline: 12_000 }, 'nonsense']
  writeAgentRecord(guide, agentRecord('guide', { interrupts }))
  await quiet()
  expect(kinds(activity, 'question-')).toEqual(['question-asked', 'question-asked'])
  await clock.advance(3_000)
  expect(newest(activity, 'question-ended')).toMatchObject({ title: 'Pay?', state: 'expired', at: 12_000 })
  const resolution = { state: 'answered', at: 13_000, answer: { type: 'accept' }, by: { person: 'ada', name: 'Ada' } }
  writeAgentRecord(guide, agentRecord('guide', { interrupts: [{ ...asked, id: 'book', title: 'Book?', resolution }] }))
  await quiet()
  expect(newest(activity, 'question-ended')).toMatchObject({ title: 'Book?', state: 'answered', actor: { kind: 'person', name: 'Ada' } })
  expect(activity.lanes.get('person:ada').getSnapshot()?.marks).toHaveLength(1)
})

test('a command is told of when it is given and when it is done, refused or out of time', async () => {
  const clock = createManualClock(10_000)
  await using board = openBoard(clock)
  const [guide, ada, ben] = [await board.agent('guide'), await board.person('ada'), await board.person('ben')]
  const activity = activityOf(ben)
  const id = ada.sendCommand({ kind: 'steer', to: 'guide', text: 'Trains only' })
  ada.sendCommand({ kind: 'cancel', to: 'nobody', expiresInMs: 1_000 })
  await quiet()
  expect(newest(activity, 'command-given')).toMatchObject({ actor: { kind: 'person', id: 'ada' } })
  writeAgentRecord(guide, agentRecord('guide', { acks: { [id]: { state: 'refused', at: 10_000, reason: 'No trains' } } }))
  await quiet()
  expect(newest(activity, 'command-ended')).toMatchObject({ command: 'steer', state: 'refused', reason: 'No trains', actor: { id: 'guide' } })
  await clock.advance(2_000)
  expect(newest(activity, 'command-ended')).toMatchObject({ command: 'cancel', state: 'expired' })
})

test('a change of a selection says who made it and what was there before, and can be undone', async () => {
  const clock = createManualClock(10_000)
  await using board = openBoard(clock)
  const [flights, ada] = [await board.agent('flights'), await board.person('ada')]
  flights.setSelection('flight', { title: 'TP 533' })
  await quiet()
  const activity = activityOf(ada)
  expect(kinds(activity, 'selection-')).toEqual([])
  await clock.advance(60_000)
  flights.setSelection('flight', { title: 'LH 1172' })
  await quiet()
  const change = changesOf(ada).get('selections/flight').getSnapshot()
  expect(change).toMatchObject({
    before: { title: 'TP 533' },
    after: { title: 'LH 1172' },
    at: 70_000,
    exact: true,
    actor: { kind: 'agent', id: 'flights', checked: false },
  })
  if (change === undefined) return
  expect(undoChange(ada, change)).toBe(true)
  expect(ada.selections.get('flight').getSnapshot()?.value).toEqual({ title: 'TP 533' })
  expect(changesOf(ada).get('selections/flight').getSnapshot()?.actor).toMatchObject({ kind: 'person', id: 'ada' })
  expect([canUndoChange(ada, change), undoChange(ada, change)]).toEqual([false, false])
})

test('what was not there is removed by undo, and what somebody removed comes back', async () => {
  await using board = openBoard(createManualClock(10_000))
  const ada = await board.person('ada')
  const changes = changesOf(ada)
  const change = (): NonNullable<ReturnType<typeof read>> => read() ?? expect.fail('nothing has changed')
  const read = () => changes.get('selections/flight').getSnapshot()
  ada.setSelection('flight', 'TP 533')
  expect(undoChange(ada, change())).toBe(true)
  expect(ada.selections.ids.getSnapshot()).toEqual([])
})

test('a value that is written letter by letter is one entry, from the first to the last', async () => {
  const clock = createManualClock(10_000)
  await using board = openBoard(clock)
  const [ada, ben] = [await board.person('ada'), await board.person('ben')]
  ada.setConfig('city', 'Porto')
  await quiet()
  const activity = activityOf(ben)
  for (const city of ['L', 'Li', 'Lis', 'Lisbon']) {
    ada.setConfig('city', city)
    await quiet()
    await clock.advance(300)
  }
  expect(activity.entries.getSnapshot()).toMatchObject([{ kind: 'config-changed', before: 'Porto', after: 'Lisbon' }])
  ben.setConfig('city', 'Faro')
  expect(kinds(activity)).toEqual(['config-changed', 'config-changed'])
})

test('a clock that is an hour ahead puts nothing on top for an hour', async () => {
  const clock = createManualClock(10_000)
  await using board = openBoard(clock)
  const [fast, ada] = [await board.agent('fast'), await board.person('ada')]
  writeAgentRecord(fast, agentRecord('fast', { tasks: [taskRecord('t', { startedAt: 3_610_000, updatedAt: 3_610_000 })] }))
  await quiet()
  const activity = activityOf(ada)
  expect(newest(activity, 'task-started')?.at).toBe(10_000)
  expect(activity.lanes.get('agent:fast').getSnapshot()?.spans[0]?.startedAt).toBe(10_000)
})

test('however much happens, a thousand entries are kept, the newest', async () => {
  await using board = openBoard(createManualClock(1_000_000))
  const [flights, ada] = [await board.agent('flights'), await board.person('ada')]
  const activity = activityOf(ada)
  for (let batch = 0; batch < 30; batch += 1) {
    const tasks = Array.from({ length: 20 }, (_, index) => {
      const startedAt = 1_000 * batch + 10 * index + 1
      return taskRecord(`${batch}-${index}`, { status: 'done', startedAt, updatedAt: startedAt + 5, endedAt: startedAt + 5 })
    })
    writeAgentRecord(flights, agentRecord('flights', { tasks }))
    await quiet()
  }
  const entries = activity.entries.getSnapshot()
  expect(entries).toHaveLength(1_000)
  expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted((left, right) => left - right))
  expect(entries.at(-1)?.kind).toBe('agent-joined')
  expect(activity.lanes.get('agent:flights').getSnapshot()?.spans.length).toBeLessThanOrEqual(250)
})
