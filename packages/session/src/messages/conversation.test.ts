import { expect, test } from 'vitest'
import { agentRecord, openBoard, quiet } from '../fixtures/open-board.ts'
import type { Message } from '../schema/index.ts'
import type { Session } from '../session/session.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'

const lines = (session: Session): readonly string[] =>
  session.messages
    .getSnapshot()
    .map(({ from, text, state }) => `${from.kind} ${from.name}: ${text}${state === undefined ? '' : ` (${state})`}`)

test('messages of people and agents come in the order of their time, each once', async () => {
  const clock = createManualClock()
  await using board = openBoard(clock)
  const [agent, ada] = [await board.agent('a'), await board.person('ada')]
  const id = ada.sendCommand({ kind: 'message', to: 'a', text: 'Where to?' })
  const at = clock.now()
  await clock.advance(10)
  expect(lines(ada)).toEqual(['person ada: Where to? (requested)'])
  const reply: Message = {
    id: 'm1',
    at: clock.now(),
    text: 'Lisbon',
    replyTo: { id, from: 'ada', text: 'Where to?', at },
  }
  writeAgentRecord(agent, agentRecord('a', { acks: { [id]: { state: 'acknowledged', at } }, outbox: [reply] }))
  await quiet()
  expect(lines(ada)).toEqual(['person ada: Where to? (acknowledged)', 'agent a: Lisbon'])
  writeAgentRecord(agent, agentRecord('a', { acks: { [id]: { state: 'done', at } }, outbox: [reply] }))
  await quiet()
  expect(lines(ada)).toEqual(['person ada: Where to? (done)', 'agent a: Lisbon'])
  expect(ada.messages.getSnapshot()[1]?.replyTo).toBe(id)
  const late = await board.person('bob')
  expect(lines(late)).toEqual(['person ada: Where to? (done)', 'agent a: Lisbon'])
})

test('what has left its record stays in the conversation of those who saw it', async () => {
  const clock = createManualClock()
  await using board = openBoard(clock)
  const [agent, ada] = [await board.agent('a'), await board.person('ada')]
  const id = ada.sendCommand({ kind: 'message', to: 'a', text: 'Stop' })
  await clock.advance(10)
  const outbox = [{ id: 'm1', at: clock.now(), text: 'Stopped' }]
  writeAgentRecord(agent, agentRecord('a', { acks: { [id]: { state: 'refused', at: 1, reason: 'no' } }, outbox }))
  await quiet()
  writeAgentRecord(agent, agentRecord('a'))
  await quiet()
  expect(lines(ada)).toEqual(['person ada: Stop (refused)', 'agent a: Stopped'])
})

test('commands that are not messages are not part of the conversation', async () => {
  await using board = openBoard()
  const ada = await board.person('ada')
  ada.sendCommand({ kind: 'cancel', to: 'a' })
  expect(ada.messages.getSnapshot()).toEqual([])
})

test('progress of an agent leaves the conversation as it is', async () => {
  await using board = openBoard()
  const [agent, ada] = [await board.agent('a'), await board.person('ada')]
  writeAgentRecord(agent, agentRecord('a', { outbox: [{ id: 'm', at: 1, text: 'Hi' }] }))
  await quiet()
  const before = ada.messages.getSnapshot()
  writeAgentRecord(agent, agentRecord('a', { outbox: [{ id: 'm', at: 1, text: 'Hi' }], activity: 'on' }))
  await quiet()
  expect(ada.messages.getSnapshot()).toBe(before)
})
