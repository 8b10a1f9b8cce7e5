import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { countWakes, openBoard, quiet, taskRecord } from '../fixtures/open-board.ts'
import { SCHEMA_VERSION } from '../schema/index.ts'
import { taskKey } from '../tasks/task-key.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { setTitle } from '../verbs/set-title.ts'
import { agentRecord } from '../testing/agent-record.ts'

const MANY = 1_000

test('one change of one agent among a thousand wakes the subscriber of that agent and nobody else', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  const agents = reader.doc.getMap('agents')
  const ids = Array.from({ length: MANY }, (_, index) => `agent-${index}`)
  reader.doc.transact(() => {
    for (const id of ids)
      agents.set(id, agentRecord(id, { tasks: [taskRecord('t', { progress: { done: 1, total: 9 } })] }))
  })
  const wakes = countWakes({
    ids: reader.agents.ids,
    totals: reader.totals,
    rootTasks: reader.rootTasks,
    ...Object.fromEntries(ids.map((id) => [id, reader.agents.get(id)])),
    ...Object.fromEntries(ids.map((id) => [`presence ${id}`, reader.presence.get(`agent:${id}`)])),
    ...Object.fromEntries(ids.map((id) => [`progress ${id}`, reader.progress.agent(id)])),
    ...Object.fromEntries(ids.map((id) => [taskKey(id, 't'), reader.tasks.get(taskKey(id, 't'))])),
  })
  agents.set('agent-7', agentRecord('agent-7', { tasks: [taskRecord('t', { progress: { done: 2, total: 9 } })] }))
  expect(wakes).toEqual({ 'agent-7': 1, 'agent-7/t': 1, 'progress agent-7': 1 })
})

test('writing an equal record again wakes nobody', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  reader.doc.getMap('agents').set('a', agentRecord('a', { tasks: [taskRecord('t')] }))
  const wakes = countWakes({ a: reader.agents.get('a'), t: reader.tasks.get('a/t'), all: reader.progress.all })
  reader.doc.getMap('agents').set('a', agentRecord('a', { tasks: [taskRecord('t')] }))
  expect(wakes).toEqual({})
})

test('what a change left alone is the same object in the next view', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  const write = (activity: string): unknown =>
    reader.doc.getMap('agents').set('a', agentRecord('a', { activity, usage: { cost: 1 }, tasks: [taskRecord('t')] }))
  write('one')
  const before = reader.agents.get('a').getSnapshot()
  write('two')
  const after = reader.agents.get('a').getSnapshot()
  expect(after?.activity).toBe('two')
  expect(after).not.toBe(before)
  expect(after?.usage).toBe(before?.usage)
  expect(after?.tasks).toBe(before?.tasks)
  expect(after?.record?.tasks).toBe(before?.record?.tasks)
})

test('fields that this version does not know are kept, in records and in selections', async () => {
  await using board = openBoard()
  const [agent, reader] = [await board.agent('a'), await board.person('ada')]
  const task = taskRecord('t', { mood: 'bright' })
  writeAgentRecord(agent, agentRecord('a', { future: { nested: [1, { deep: true }] }, tasks: [task] }))
  reader.setSelection('flight/1', { price: 3, unheardOf: ['x'] })
  await quiet()
  expect(reader.agents.get('a').getSnapshot()?.record).toMatchObject({ future: { nested: [1, { deep: true }] } })
  expect(reader.agents.get('a').getSnapshot()?.record?.tasks[0]).toMatchObject({ mood: 'bright' })
  expect(agent.selections.get('flight/1').getSnapshot()?.value).toEqual({ price: 3, unheardOf: ['x'] })
})

test.each([
  ['a number', 42],
  ['null', null],
  ['a string', 'hello'],
  ['an empty object', {}],
  ['an unknown status', agentRecord('bad', { status: 'thinking' as 'idle' })],
  ['a task without a title', agentRecord('bad', { tasks: [{ id: 't' } as never] })],
  ['the record of another agent', agentRecord('other')],
  ['a Yjs type', new Y.Map([['id', 'bad']])],
  ['bytes', new Uint8Array([1, 2])],
  ['a nested abyss', JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown],
])('%s in place of a record shows as an invalid agent and throws nowhere', async (_, value) => {
  await using board = openBoard()
  const reader = await board.person('ada')
  reader.doc.getMap('agents').set('bad', value)
  const view = reader.agents.get('bad').getSnapshot()
  expect(view).toMatchObject({ id: 'bad', name: 'bad', valid: false, status: 'offline', tasks: [] })
  expect(view?.issues.length).toBeGreaterThan(0)
  expect(reader.totals.getSnapshot().agents).toBe(1)
  reader.doc.getMap('agents').set('bad', agentRecord('bad'))
  expect(reader.agents.get('bad').getSnapshot()).toMatchObject({ valid: true, issues: [] })
})

test('T13: keys that reach for a prototype are passed over', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  for (const root of ['agents', 'people', 'selections', 'config', 'session']) {
    for (const key of ['__proto__', 'constructor', 'prototype']) reader.doc.getMap(root).set(key, { admin: true })
  }
  expect(reader.agents.ids.getSnapshot()).toEqual([])
  expect(reader.selections.ids.getSnapshot()).toEqual([])
  expect(Object.hasOwn(reader.info.getSnapshot(), 'constructor')).toBe(false)
  expect(({} as { admin?: boolean }).admin).toBeUndefined()
})

test('T13: a value whose prototype the wire has swapped is read without it', async () => {
  await using board = openBoard()
  const [writer, reader] = [await board.person('ada'), await board.person('bob')]
  writer.doc.getMap('selections').set('flight', JSON.parse('{"price":1,"__proto__":{"approved":true}}'))
  await quiet()
  const value = reader.selections.get('flight').getSnapshot()?.value as { approved?: boolean }
  expect(value).toEqual({ price: 1 })
  expect(value.approved).toBeUndefined()
})

test('every change of one transaction is there before the first subscriber is called', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  const seen: unknown[] = []
  reader.agents.ids.subscribe(() =>
    seen.push([reader.selections.ids.getSnapshot(), reader.totals.getSnapshot().agents]),
  )
  reader.doc.transact(() => {
    reader.doc.getMap('agents').set('a', agentRecord('a'))
    reader.doc.getMap('selections').set('hotel', 1)
    reader.doc.getMap('agents').set('b', agentRecord('b'))
  })
  expect(seen).toEqual([[['hotel'], 2]])
})

test('a session that begins on a document with content shows it at once', async () => {
  await using board = openBoard()
  const [agent, first] = [await board.agent('a'), await board.person('ada')]
  writeAgentRecord(agent, agentRecord('a', { tasks: [taskRecord('t')] }))
  first.setSelection('hotel', 'Lisboa')
  setTitle(first, 'A weekend')
  await quiet()
  const late = await board.person('bob')
  expect(late.agents.get('a').getSnapshot()?.online).toBe(true)
  expect(late.tasks.ids.getSnapshot()).toEqual(['a/t'])
  expect(late.selections.get('hotel').getSnapshot()?.value).toBe('Lisboa')
  expect(late.info.getSnapshot()).toMatchObject({ schema: SCHEMA_VERSION, title: 'A weekend' })
})
