import { expect, test, vi } from 'vitest'
import { openBoard, quiet } from '../fixtures/open-board.ts'
import type { AgentRecord } from '../schema/index.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { inboxOf } from './incoming-command.ts'
import { agentRecord } from '../testing/agent-record.ts'

const ack = (state: 'acknowledged' | 'done' | 'refused', reason?: string): AgentRecord['acks'][string] => ({
  state,
  at: 1,
  reason,
})

test('a command goes from requested over acknowledged to done, and then leaves its record', async () => {
  await using board = openBoard()
  const [agent, person] = [await board.agent('a'), await board.person('ada')]
  const id = person.sendCommand({ kind: 'message', to: 'a', text: 'Hello' })
  const state = (): unknown => person.commands.get(id).getSnapshot()?.state
  expect(state()).toBe('requested')
  await quiet()
  expect(inboxOf(agent).getSnapshot()).toMatchObject([
    { command: { id, kind: 'message', text: 'Hello' }, from: { person: 'ada', device: 'd1', name: 'ada' } },
  ])
  writeAgentRecord(agent, agentRecord('a', { acks: { [id]: ack('acknowledged') } }))
  expect(inboxOf(agent).getSnapshot()).toEqual([])
  await quiet()
  expect(state()).toBe('acknowledged')
  expect(person.doc.getMap('people').get('ada/d1')).toMatchObject({ commands: [{ id }] })
  writeAgentRecord(agent, agentRecord('a', { acks: { [id]: ack('done') } }))
  await quiet()
  expect(state()).toBe('done')
  await vi.waitFor(() => expect(person.doc.getMap('people').get('ada/d1')).toMatchObject({ commands: [] }))
})

test('a refusal comes with its reason, and a command to several waits for all of them', async () => {
  await using board = openBoard()
  const [a, b, person] = [await board.agent('a'), await board.agent('b'), await board.person('ada')]
  const id = person.sendCommand({ kind: 'cancel', to: ['a', 'b', 'a'] })
  const view = (): unknown => person.commands.get(id).getSnapshot()
  await quiet()
  writeAgentRecord(a, agentRecord('a', { acks: { [id]: ack('done') } }))
  await quiet()
  expect(view()).toMatchObject({ to: ['a', 'b'], state: 'requested' })
  writeAgentRecord(b, agentRecord('b', { acks: { [id]: ack('acknowledged') } }))
  await quiet()
  expect(view()).toMatchObject({ state: 'acknowledged' })
  writeAgentRecord(b, agentRecord('b', { acks: { [id]: ack('refused', 'nothing to cancel') } }))
  await quiet()
  expect(view()).toMatchObject({ state: 'refused', reason: 'nothing to cancel' })
})

test('a command that nobody takes in time expires by itself and is taken back', async () => {
  const clock = createManualClock()
  await using board = openBoard(clock)
  const person = await board.person('ada')
  const id = person.sendCommand({ kind: 'cancel', to: 'nobody', expiresInMs: 5_000 })
  await clock.advance(4_999)
  expect(person.commands.get(id).getSnapshot()?.state).toBe('requested')
  await clock.advance(1)
  expect(person.commands.get(id).getSnapshot()?.state).toBe('expired')
  expect(person.doc.getMap('people').get('ada/d1')).toMatchObject({ commands: [] })
})

test('an agent that was away finds its commands when it returns, oldest first', async () => {
  const clock = createManualClock()
  await using board = openBoard(clock)
  const [ada, bob] = [await board.person('ada'), await board.person('bob')]
  const sent: string[] = []
  for (const person of [bob, ada, bob]) {
    sent.push(person.sendCommand({ kind: 'message', to: 'a', text: 'x' }))
    await clock.advance(10)
  }
  const agent = await board.agent('a')
  expect(
    inboxOf(agent)
      .getSnapshot()
      .map(({ command }) => command.id),
  ).toEqual(sent)
})

test('a command that is sent again under its id is one command, also once it was settled and taken back', async () => {
  await using board = openBoard()
  const [agent, person, phone] = [await board.agent('a'), await board.person('ada'), await board.person('ada', 'phone')]
  const command = { id: 'm1', kind: 'message', to: 'a', text: 'Hello' } as const
  expect([person.sendCommand(command), person.sendCommand(command)]).toEqual(['m1', 'm1'])
  await quiet()
  expect(phone.sendCommand(command)).toBe('m1')
  await quiet()
  expect(inboxOf(agent).getSnapshot()).toHaveLength(1)
  writeAgentRecord(agent, agentRecord('a', { acks: { m1: ack('done') } }))
  await quiet()
  expect(agent.doc.getMap('people').toJSON()['ada/d1'].commands).toEqual([])
  person.sendCommand(command)
  await quiet()
  expect(agent.doc.getMap('people').toJSON()['ada/d1'].commands).toEqual([])
  expect(() => person.sendCommand({ ...command, id: 'a/b' })).toThrow(
    expect.objectContaining({ code: 'record-invalid' }),
  )
})

test('the same command of two tabs that did not know of one another is one, and neither keeps it', async () => {
  await using board = openBoard()
  const [agent, desk, phone] = [await board.agent('a'), await board.person('ada'), await board.person('ada', 'phone')]
  const bob = await board.person('bob')
  const command = { id: 'm1', kind: 'cancel', to: 'a' } as const
  for (const tab of [desk, phone]) tab.sendCommand(command)
  await quiet()
  expect(inboxOf(agent).getSnapshot()).toHaveLength(1)
  writeAgentRecord(agent, agentRecord('a', { acks: { m1: ack('done') } }))
  await quiet()
  for (const tab of [desk, phone]) expect(tab.commands.get('m1').getSnapshot()?.state).toBe('done')
  const { 'ada/d1': ofDesk, 'ada/phone': ofPhone } = bob.doc.getMap('people').toJSON()
  expect([ofDesk.commands, ofPhone.commands]).toEqual([[], []])
})

test('a command of two tabs stands while one of them holds it', async () => {
  await using board = openBoard()
  const [agent, desk, phone] = [await board.agent('a'), await board.person('ada'), await board.person('ada', 'phone')]
  for (const tab of [desk, phone]) tab.sendCommand({ id: 'm1', kind: 'cancel', to: 'a' })
  await quiet()
  phone.doc.getMap<object>('people').set('ada/phone', { id: 'ada', device: 'phone', commands: [] })
  await quiet()
  expect(inboxOf(agent).getSnapshot().map(({ from }) => from.device)).toEqual(['d1'])
})

test('what one person sends in the same millisecond comes in the order sent', async () => {
  const clock = createManualClock()
  await using board = openBoard(clock)
  const [agent, bob, ada] = [await board.agent('a'), await board.person('bob'), await board.person('ada')]
  const send = (text: string): string => ada.sendCommand({ kind: 'message', to: 'a', text })
  const sent = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map(send)
  bob.sendCommand({ kind: 'message', to: 'a', text: 'meanwhile' })
  await quiet()
  const inbox = inboxOf(agent)
    .getSnapshot()
    .map(({ command }) => command.id)
  expect(inbox.filter((id) => sent.includes(id))).toEqual(sent)
})

test('commands are seen from every tab of their person, and from nobody else', async () => {
  await using board = openBoard()
  const [desk, phone, bob] = [
    await board.person('ada', 'desk'),
    await board.person('ada', 'phone'),
    await board.person('bob'),
  ]
  const id = desk.sendCommand({ kind: 'pause', to: 'a' })
  await quiet()
  expect(phone.commands.ids.getSnapshot()).toEqual([id])
  expect(bob.commands.ids.getSnapshot()).toEqual([])
})

test('the record of a tab that is gone is cleared by another tab of the same person', async () => {
  await using board = openBoard()
  const [agent, gone] = [await board.agent('a'), await board.person('ada', 'gone')]
  const id = gone.sendCommand({ kind: 'message', to: 'a', text: 'x' })
  await gone.whenSaved()
  await gone.close()
  writeAgentRecord(agent, agentRecord('a', { acks: { [id]: ack('done') } }))
  await quiet()
  const bob = await board.person('bob')
  await quiet()
  expect(bob.doc.getMap('people').has('ada/gone')).toBe(true)
  await board.person('ada', 'fresh')
  await quiet()
  expect(bob.doc.getMap('people').has('ada/gone')).toBe(false)
})

test('what a tab has given is left to that tab while it is there, even if it hears nothing', async () => {
  await using board = openBoard()
  const [agent, tab, other] = [await board.agent('a'), await board.person('ada', 'd1'), await board.person('ada', 'd2')]
  const id = tab.sendCommand({ kind: 'cancel', to: 'a' })
  await quiet()
  tab.link.freeze()
  const own = other.sendCommand({ kind: 'pause', to: 'a' })
  await quiet()
  writeAgentRecord(agent, agentRecord('a', { acks: { [id]: ack('done'), [own]: ack('done') } }))
  await vi.waitFor(() => expect(other.doc.getMap('people').get('ada/d2')).toMatchObject({ commands: [] }))
  expect(other.doc.getMap('people').get('ada/d1')).toMatchObject({ commands: [{ id }] })
  tab.link.thaw()
  await vi.waitFor(() => expect(other.doc.getMap('people').get('ada/d1')).toMatchObject({ commands: [] }))
})

test('a command that a tab saw done is done there, though it was taken back and forgotten while the tab was away', async () => {
  const clock = createManualClock()
  await using board = openBoard(clock)
  const [agent, tab, other] = [await board.agent('a'), await board.person('ada', 'd1'), await board.person('ada', 'd2')]
  const id = tab.sendCommand({ kind: 'cancel', to: 'a' })
  await quiet()
  tab.link.freeze()
  writeAgentRecord(agent, agentRecord('a', { acks: { [id]: ack('done') } }))
  await quiet()
  expect(other.commands.get(id).getSnapshot()?.state).toBe('done')
  other.link.drop()
  tab.link.thaw()
  await vi.waitFor(() => expect(agent.doc.getMap('people').get('ada/d1')).toMatchObject({ commands: [] }))
  writeAgentRecord(agent, agentRecord('a', { acks: {} }))
  await clock.advance(10_000)
  expect(other.doc.getMap('people').get('ada/d1')).toMatchObject({ commands: [] })
  expect(other.commands.get(id).getSnapshot()?.state).toBe('done')
})

test('a thousand commands sent and settled leave the document small', async () => {
  await using board = openBoard()
  const [agent, person] = [await board.agent('a'), await board.person('ada')]
  for (let round = 0; round < 1_000; round += 1) {
    const id = person.sendCommand({ kind: 'message', to: 'a', text: 'hello' })
    await quiet()
    writeAgentRecord(agent, agentRecord('a', { acks: { [id]: ack('done') } }))
    await quiet()
    writeAgentRecord(agent, agentRecord('a'))
  }
  await quiet()
  const { encodeStateAsUpdate } = await import('yjs')
  expect(encodeStateAsUpdate(person.doc).byteLength).toBeLessThan(4_000)
  expect(person.commands.ids.getSnapshot().length).toBeLessThanOrEqual(100)
})

test('a command that agents could not read is refused', async () => {
  await using board = openBoard()
  const person = await board.person('ada')
  const invalid = expect.objectContaining({ code: 'record-invalid' })
  expect(() => person.sendCommand({ kind: 'message', to: [] })).toThrow(invalid)
  expect(() => person.sendCommand({ kind: 'message', to: 'a/b' })).toThrow(invalid)
  expect(() => person.sendCommand({ kind: 'message', to: 'a', text: 'x'.repeat(4_001) })).toThrow(invalid)
  for (let sent = 0; sent < 2; sent += 1) person.sendCommand({ kind: 'message', to: 'a', text: 'x'.repeat(3_500) })
  expect(() => person.sendCommand({ kind: 'message', to: 'a', text: 'x'.repeat(3_500) })).toThrow(
    expect.objectContaining({ code: 'record-too-large' }),
  )
})
