import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard, quiet } from '../fixtures/open-board.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { removeAgent } from '../verbs/remove-agent.ts'
import { agentRecord } from '../testing/agent-record.ts'

test('a record of a lower epoch that surfaces is passed over by readers', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  const agents = reader.doc.getMap('agents')
  agents.set('a', agentRecord('a', { epoch: 4, activity: 'newer' }))
  agents.set('a', agentRecord('a', { epoch: 3, activity: 'older' }))
  expect(reader.agents.get('a').getSnapshot()).toMatchObject({ epoch: 4, activity: 'newer' })
  agents.set('a', agentRecord('a', { epoch: 5, activity: 'newest' }))
  expect(reader.agents.get('a').getSnapshot()).toMatchObject({ epoch: 5, activity: 'newest' })
})

test('whichever of two concurrent writes Yjs keeps, the living owner has its record stand everywhere', async () => {
  for (const clientID of [1, 4_000_000_000]) {
    await using board = openBoard()
    const [owner, reader] = [await board.agent('a'), await board.person('ada')]
    const older = new Y.Doc()
    older.clientID = clientID
    older.getMap('agents').set('a', agentRecord('a', { epoch: 0, activity: 'older' }))
    writeAgentRecord(owner, agentRecord('a', { epoch: 1, activity: 'newer' }))
    Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(older))
    await quiet()
    expect(reader.doc.getMap('agents').get('a')).toMatchObject({ epoch: 1, activity: 'newer' })
    expect(reader.agents.get('a').getSnapshot()?.activity).toBe('newer')
  }
})

test('a living agent whose record somebody removed writes it again', async () => {
  await using board = openBoard()
  const [owner, reader] = [await board.agent('a'), await board.person('ada')]
  writeAgentRecord(owner, agentRecord('a', { activity: 'alive' }))
  await quiet()
  reader.doc.getMap('agents').delete('a')
  await quiet()
  expect(reader.agents.get('a').getSnapshot()?.activity).toBe('alive')
})

test('an agent does not write over a record of a higher epoch, and learns why', async () => {
  await using board = openBoard()
  const agent = await board.agent('a')
  agent.doc.getMap('agents').set('a', agentRecord('a', { epoch: 9 }))
  expect(() => writeAgentRecord(agent, agentRecord('a', { epoch: 1 }))).toThrow(
    expect.objectContaining({ code: 'agent-fenced' }),
  )
})

test('only the record of an agent that is gone can be removed', async () => {
  await using board = openBoard()
  const [agent, reader] = [await board.agent('a'), await board.person('ada')]
  writeAgentRecord(agent, agentRecord('a'))
  await quiet()
  expect(() => removeAgent(reader, 'a')).toThrow(expect.objectContaining({ code: 'not-permitted' }))
  await agent.close()
  await quiet()
  removeAgent(reader, 'a')
  expect(reader.agents.ids.getSnapshot()).toEqual([])
  expect(reader.totals.getSnapshot().agents).toBe(0)
})
