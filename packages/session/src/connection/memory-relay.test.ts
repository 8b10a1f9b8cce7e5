import { Awareness } from 'y-protocols/awareness'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createMemoryRelay } from './memory-relay.ts'

test('two documents agree and each write is saved', async () => {
  const relay = createMemoryRelay()
  const [a, b] = [0, 1].map((index) => {
    const doc = new Y.Doc()
    const connection = relay.connect('s')
    connection.open({ doc, awareness: new Awareness(doc), instance: `i${index}`, agentId: 'x' + index })
    return { doc, connection }
  }) as [{doc: Y.Doc, connection: ReturnType<typeof relay.connect>}, {doc: Y.Doc, connection: ReturnType<typeof relay.connect>}]
  await Promise.all([a.connection.whenSynced(), b.connection.whenSynced()])
  a.doc.getMap('m').set('k', 1)
  expect(a.connection.state.getSnapshot().saving).toBe('saving')
  await a.connection.whenSaved()
  expect(a.connection.state.getSnapshot()).toMatchObject({ saving: 'saved', status: 'connected' })
  expect(a.connection.epoch.getSnapshot()).toBe(1)
  await expect.poll(() => b.doc.getMap('m').get('k')).toBe(1)
})
