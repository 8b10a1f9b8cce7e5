import { createSession, websocketConnection, type Session } from '@callboard/session'
import { expect, onTestFinished, test } from 'vitest'
import { startRelay } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'
import { createRelay } from './create-relay.ts'

function join(url: string, id: string): Session {
  const connection = websocketConnection({ url, session: 'trip', maxBackoffMs: 100 })
  const session = createSession({ connection, identity: { kind: 'person', id, name: id, device: 'd' } })
  onTestFinished(() => session.close())
  return session
}

test('a client that comes back to a relay with a new document is let go by name, and mixes nothing into it', async () => {
  const before = await createRelay({ port: 0, data: 'memory' })
  const { port } = new URL(before.url)
  const ada = join(before.url, 'ada')
  await ada.whenSynced()
  ada.setSelection('hotel', 'of the old document')
  await ada.whenSaved()
  await before.close()
  ada.setSelection('flight', 'written while away')

  const after = await startRelay({ port: Number(port) })
  await until('the old client is let go', () => ada.connection.state.getSnapshot().status === 'closed')

  expect(ada.connection.state.getSnapshot().error).toMatchObject({ code: 'document-replaced' })
  expect(ada.selections.ids.getSnapshot()).toEqual(['flight', 'hotel'])
  const bob = join(after.url, 'bob')
  await bob.whenSynced()
  expect(bob.selections.ids.getSnapshot()).toEqual([])
  bob.setSelection('hotel', 'of the new document')
  await bob.whenSaved()
})

test('a client that comes back to the same document goes on with it', async () => {
  const relay = await startRelay()
  const ada = join(relay.url, 'ada')
  await ada.whenSynced()
  const generation = ada.info.getSnapshot().generation
  expect(generation).toMatch(/./)
  const bob = join(relay.url, 'bob')
  await bob.whenSynced()
  expect(bob.info.getSnapshot().generation).toBe(generation)
})
