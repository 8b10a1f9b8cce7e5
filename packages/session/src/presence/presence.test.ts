import { expect, test } from 'vitest'
import { openBoard, quiet, taskRecord } from '../fixtures/open-board.ts'
import { createMemoryRelay } from '../connection/memory-relay.ts'
import { createSession } from '../session/create-session.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { agentRecord } from '../testing/agent-record.ts'

test('people and agents are in one list, and a person with two tabs is one of them', async () => {
  await using board = openBoard()
  await board.agent('flights')
  const desk = await board.person('ada', 'desk')
  const phone = await board.person('ada', 'phone')
  await board.join({ kind: 'observer' })
  phone.setPlace('itinerary/flight')
  await quiet()
  expect(desk.presence.ids.getSnapshot()).toEqual(['agent:flights', 'person:ada'])
  const ada = desk.presence.get('person:ada').getSnapshot()
  expect(ada?.devices.map(({ device }) => device).sort()).toEqual(['desk', 'phone'])
  expect(ada).toMatchObject({ kind: 'person', online: true, status: 'online', self: true, place: 'itinerary/flight' })
  await phone.close()
  await quiet()
  expect(desk.presence.get('person:ada').getSnapshot()?.devices.map(({ device }) => device)).toEqual(['desk'])
})

test('an agent that goes is offline at once, its last progress is kept, and its running task is orphaned', async () => {
  const clock = createManualClock(1_000_000)
  await using board = openBoard(clock)
  const agent = await board.agent('a')
  const reader = await board.person('ada')
  const tasks = [taskRecord('t', { progress: { done: 3, total: 10 } })]
  writeAgentRecord(agent, agentRecord('a', { status: 'working', tasks }))
  await quiet()
  expect(reader.agents.get('a').getSnapshot()).toMatchObject({ status: 'working', online: true })
  await clock.advance(500)
  agent.link.drop()
  await quiet()
  expect(reader.agents.get('a').getSnapshot()).toMatchObject({
    status: 'offline',
    reason: 'connection-lost',
    since: 1_000_500,
  })
  expect(reader.tasks.get('a/t').getSnapshot()).toMatchObject({ status: 'orphaned', fraction: 0.3 })
  expect(reader.progress.all.getSnapshot()).toMatchObject({ fraction: 0.3, running: 0, state: 'stalled' })
  expect(reader.totals.getSnapshot()).toMatchObject({ online: 0, byStatus: { offline: 1, working: 0 } })
  await clock.advance(5_000)
  expect(reader.agents.get('a').getSnapshot()).toMatchObject({ status: 'working', online: true })
  expect(reader.tasks.get('a/t').getSnapshot()?.status).toBe('running')
})

test('a silent agent stalls when its promise runs out, and works again with its next report', async () => {
  const clock = createManualClock(1_000_000)
  await using board = openBoard(clock)
  const [agent, reader] = [await board.agent('a'), await board.person('ada')]
  const report = (): void =>
    writeAgentRecord(agent, 
      agentRecord('a', {
        status: 'working',
        since: 1_000_000,
        updatedAt: clock.now(),
        reportsWithinMs: 15_000,
        tasks: [taskRecord('t', { updatedAt: clock.now() })],
      }),
    )
  report()
  await clock.advance(10_000)
  report()
  await clock.advance(14_999)
  expect(reader.agents.get('a').getSnapshot()?.status).toBe('working')
  await clock.advance(1)
  expect(reader.agents.get('a').getSnapshot()).toMatchObject({
    status: 'stalled',
    reason: 'silent',
    since: 1_025_000,
    online: true,
  })
  expect(reader.tasks.get('a/t').getSnapshot()?.status).toBe('stalled')
  expect(reader.progress.agent('a').getSnapshot().state).toBe('stalled')
  report()
  await quiet()
  expect(reader.agents.get('a').getSnapshot()?.status).toBe('working')
  expect(reader.tasks.get('a/t').getSnapshot()?.status).toBe('running')
})

test('while the own link is down others stay as they were last known, and none of them stalls', async () => {
  const clock = createManualClock(1_000_000)
  await using board = openBoard(clock)
  const [agent, reader] = [await board.agent('a'), await board.person('ada')]
  const record = agentRecord('a', { status: 'working', updatedAt: clock.now(), reportsWithinMs: 1_000 })
  writeAgentRecord(agent, record)
  await quiet()
  reader.link.freeze()
  await clock.advance(900)
  reader.link.drop()
  await clock.advance(50)
  expect(reader.connection.state.getSnapshot().status).not.toBe('connected')
  expect(reader.agents.get('a').getSnapshot()).toMatchObject({ status: 'working', online: true })
  reader.link.thaw()
  await clock.advance(30_000)
  expect(reader.agents.get('a').getSnapshot()).toMatchObject({ status: 'stalled', online: true })
})

test('those who left while the own link was down are gone soon after it is back', async () => {
  const clock = createManualClock(1_000_000)
  await using board = openBoard(clock)
  const [agent, other, reader] = [await board.agent('a'), await board.person('bob'), await board.person('ada')]
  writeAgentRecord(agent, agentRecord('a'))
  await quiet()
  reader.link.drop()
  await Promise.all([agent.close(), other.close()])
  await quiet()
  expect(reader.presence.get('person:bob').getSnapshot()?.online).toBe(true)
  await clock.advance(10_000)
  expect(reader.connection.state.getSnapshot().status).toBe('connected')
  expect(reader.agents.get('a').getSnapshot()).toMatchObject({ status: 'offline' })
  expect(reader.presence.ids.getSnapshot()).toEqual(['agent:a', 'person:ada'])
})

test('when all links are lost at once, nobody who is soon back is shown as gone meanwhile', async () => {
  const clock = createManualClock(1_000_000)
  await using board = openBoard(clock)
  const [late, lost, reader] = [await board.agent('late'), await board.agent('lost'), await board.person('ada')]
  writeAgentRecord(late, agentRecord('late'))
  writeAgentRecord(lost, agentRecord('lost'))
  await quiet()
  const online: (boolean | undefined)[] = []
  reader.agents.get('late').subscribe(() => online.push(reader.agents.get('late').getSnapshot()?.online))
  for (const { link } of [reader, late, lost]) link.drop()
  late.link.freeze()
  lost.link.freeze()
  await clock.advance(1_500)
  expect(reader.connection.state.getSnapshot().status).toBe('connected')
  expect(reader.agents.get('late').getSnapshot()?.online).toBe(true)
  late.link.thaw()
  await clock.advance(5_000)
  expect(online).not.toContain(false)
  expect(reader.agents.get('late').getSnapshot()?.online).toBe(true)
  expect(reader.agents.get('lost').getSnapshot()).toMatchObject({ status: 'offline', reason: 'connection-lost' })
})

test('presence that is not readable is nobody', async () => {
  await using board = openBoard()
  const [odd, reader] = [await board.join({ kind: 'observer' }), await board.person('ada')]
  for (const callboard of [null, 4, { kind: 'robot', id: 'x', name: 'x', joinedAt: 1 }, { kind: 'agent', id: 'a/b' }]) {
    odd.awareness.setLocalState({ callboard })
    await quiet()
    expect(reader.presence.ids.getSnapshot()).toEqual(['person:ada'])
  }
})

test('fields of the app travel beside the identity and cannot overwrite it', async () => {
  await using board = openBoard()
  const [ada, bob] = [await board.person('ada'), await board.person('bob')]
  ada.setPresence({ cursor: { x: 1 }, callboard: { kind: 'person', id: 'bob' } })
  ada.setPresence({ color: 'red' })
  await quiet()
  const state = bob.awareness.getStates().get(ada.doc.clientID)
  expect(state).toMatchObject({ cursor: { x: 1 }, color: 'red', callboard: { id: 'ada', device: 'd1' } })
  ada.setPresence({ cursor: undefined })
  expect(ada.awareness.getLocalState()).not.toHaveProperty('cursor')
})

test('a person joined at the relay\'s time, also on a machine whose clock is five minutes behind', async () => {
  const clock = createManualClock(1_000_000)
  const link = createMemoryRelay({ clock }).connect('board')
  // As the clock of a relay is known from its welcome on.
  const clockOffsetMs = (): number => (link.state.getSnapshot().everSynced ? 300_000 : 0)
  const identity = { kind: 'person', id: 'ada', name: 'Ada' } as const
  const ada = createSession({ connection: Object.assign(link, { clockOffsetMs }), identity, clock })
  await ada.whenSynced()
  await quiet()
  expect(ada.presence.get('person:ada').getSnapshot()?.since).toBe(1_300_000)
  await ada.close()
})

test('presence that is not JSON is refused, and what follows is not held up by it', async () => {
  await using board = openBoard()
  const ada = await board.person('ada')
  expect(() => ada.setPresence({ cursor: new Date(0) })).toThrow('not JSON')
  ada.setPlace('itinerary')
  expect(ada.awareness.getLocalState()).toMatchObject({ callboard: { place: 'itinerary' } })
})

test('an agent announces the epoch that the relay gave it', async () => {
  await using board = openBoard()
  await board.agent('a')
  const second = await board.agent('a')
  expect(second.awareness.getLocalState()?.['callboard']).toMatchObject({ kind: 'agent', epoch: 2 })
})

test.each([
  ['an empty id', { kind: 'person', id: '', name: 'x' }],
  ['a slash in the id', { kind: 'agent', id: 'a/b', name: 'x' }],
  ['a reserved id', { kind: 'agent', id: '__proto__', name: 'x' }],
  ['a device with a slash', { kind: 'person', id: 'a', name: 'x', device: 'd/e' }],
] as const)('an identity with %s is refused by name', async (_, identity) => {
  await using board = openBoard()
  await expect(board.join(identity)).rejects.toMatchObject({ code: 'option-invalid' })
})
