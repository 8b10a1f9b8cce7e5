import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ClientOwners } from './client-owners.ts'
import { DocumentShares } from './document-shares.ts'

/** A document with some of two identities' content, and how large the part of one is. */
function shared(): { doc: Y.Doc; owners: ClientOwners; bytes: number } {
  const doc = new Y.Doc()
  const owners = new ClientOwners(10, () => undefined)
  for (const [clientId, key] of [[1, 'user:ada'], [2, 'user:eve'], [3, 'user:eve']] as const) {
    const client = new Y.Doc()
    client.clientID = clientId
    client.getMap('board').set(`of-${clientId}`, 'x'.repeat(100 * clientId))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(client))
    owners.bind(clientId, key)
  }
  const bytes = [2, 3].reduce((sum, clientId) => {
    const encoder = new Y.UpdateEncoderV1()
    for (const struct of doc.store.clients.get(clientId) ?? []) struct.write(encoder, 0)
    return sum + encoder.toUint8Array().byteLength
  }, 0)
  return { doc, owners, bytes }
}

test('who has exactly their share may add to it, and at a byte more may not', () => {
  const { doc, owners, bytes } = shared()
  const at = new DocumentShares({ bytesPerIdentity: bytes, rootsPerIdentity: 1 }, owners)
  const above = new DocumentShares({ bytesPerIdentity: bytes - 1, rootsPerIdentity: 1 }, owners)

  expect(() => at.assertRoom(doc, 'user:eve')).not.toThrow()
  expect(() => above.assertRoom(doc, 'user:eve')).toThrow(/over the \d+ bytes/)
  expect(() => above.assertRoom(doc, 'user:ada')).not.toThrow()
})

test('what others delete of it makes room again', () => {
  const { doc, owners, bytes } = shared()
  const shares = new DocumentShares({ bytesPerIdentity: bytes - 1, rootsPerIdentity: 1 }, owners)
  expect(() => shares.assertRoom(doc, 'user:eve')).toThrow()

  doc.getMap('board').delete('of-3')
  shares.applied('user:ada', 10)

  expect(() => shares.assertRoom(doc, 'user:eve')).not.toThrow()
})
