import { expect, test } from 'vitest'
import { createMemoryRelay } from '../connection/memory-relay.ts'
import { openBoard, taskRecord } from '../fixtures/open-board.ts'
import { jsonBytes } from '../document/json.ts'
import { LIMITS } from '../protocol/index.ts'
import { createSession } from '../session/create-session.ts'
import { writeAgentRecord } from './write-agent-record.ts'
import { agentRecord } from '../testing/agent-record.ts'

test('a record over the limit is refused, and the error names the largest part and both sizes', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  const tasks = [
    taskRecord('small'),
    taskRecord('big', { error: { code: 'x', message: 'm'.repeat(500) }, notes: 'n'.repeat(9_000) }),
  ]
  const record = agentRecord('a', { tasks })
  expect(() => writeAgentRecord(agent, record)).toThrow(
    expect.objectContaining({
      code: 'record-too-large',
      message: expect.stringContaining('Its largest part is tasks.1.notes with 9002 bytes'),
      details: { bytes: jsonBytes(record), limit: LIMITS.recordBytes, part: 'tasks.1.notes', partBytes: 9_002 },
    }),
  )
  expect(agent.doc.getMap('agents').size).toBe(0)
})

test('when many small parts make a record too large, the error names the list that holds them', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  const tasks = Array.from({ length: 120 }, (_, index) => taskRecord(`task-${index}`))
  expect(() => writeAgentRecord(agent, agentRecord('a', { tasks }))).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ part: 'tasks' }) }),
  )
})

test('the limit counts bytes, not characters', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  const record = agentRecord('a', { note: '€'.repeat(2_700) })
  expect(JSON.stringify(record).length).toBeLessThan(LIMITS.recordBytes)
  expect(() => writeAgentRecord(agent, record)).toThrow(expect.objectContaining({ code: 'record-too-large' }))
})

test('a record that fails its schema is refused with the path', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  expect(() => writeAgentRecord(agent, agentRecord('a', { tasks: [taskRecord('t', { startedAt: -1 })] }))).toThrow(
    expect.objectContaining({ code: 'record-invalid', message: expect.stringContaining('tasks.0.startedAt') }),
  )
})

test('writing before the first sync is refused', async () => {
  const session = createSession({
    connection: createMemoryRelay().connect('s'),
    identity: { kind: 'agent', id: 'a', name: 'a' },
  })
  expect(() => writeAgentRecord(session, agentRecord('a'))).toThrow(expect.objectContaining({ code: 'not-synced' }))
  await session.close()
  expect(() => session.setSelection('x', 1)).toThrow(expect.objectContaining({ code: 'session-closed' }))
})

test("nobody writes another's record", async () => {
  await using board = openBoard()
  const [agent, person, observer] = [
    await board.agent('a'),
    await board.person('p'),
    await board.join({ kind: 'observer' }),
  ]
  const notPermitted = expect.objectContaining({ code: 'not-permitted' })
  expect(() => writeAgentRecord(agent, agentRecord('b'))).toThrow(notPermitted)
  expect(() => writeAgentRecord(person, agentRecord('p'))).toThrow(notPermitted)
  expect(() => agent.sendCommand({ kind: 'cancel', to: 'b' })).toThrow(notPermitted)
  expect(() => observer.setSelection('x', 1)).toThrow(notPermitted)
})

test('a record that already stands is not written again, so the document does not grow', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  writeAgentRecord(agent, agentRecord('a'))
  let updates = 0
  agent.doc.on('update', () => {
    updates += 1
  })
  writeAgentRecord(agent, agentRecord('a'))
  expect(updates).toBe(0)
})
