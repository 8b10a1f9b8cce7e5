import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { connectCallboard, type RawClient } from '../testing/raw-client.ts'
import { startRelay } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'
import type { Relay } from './create-relay.ts'
import type { RelayLimits } from './relay-options.ts'

function start(limits: Partial<RelayLimits>): Promise<Relay> {
  return startRelay({ limits, tokens: { secret: TEST_SECRET }, timing: { quarantineMs: 60_000 } })
}

async function join(relay: Relay, sub: string, session = 'trip'): Promise<RawClient> {
  return connectCallboard(relay.url, session, { bearer: await tokenOf({ sub, kind: 'user' }) })
}

/** An update of so many bytes that builds on what nobody has seen. */
function orphan(bytes: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1_000_000_000
  doc.getText('board').insert(0, 'a')
  const before = Y.encodeStateVector(doc)
  doc.getText('board').insert(1, 'x'.repeat(bytes - 100))
  const short = bytes - Y.encodeStateAsUpdate(doc, before).byteLength
  doc.getText('board').insert(bytes - 99, 'x'.repeat(short))
  return Y.encodeStateAsUpdate(doc, before)
}

/** Resolves when the relay has asked for what is missing, or has sent the client away. */
async function keptWaiting(client: RawClient, update: Uint8Array): Promise<void> {
  const asked = client.arrived.filter((kind) => kind === 'sync-0').length
  client.sendUpdate(update)
  await until('it is asked about or refused', () => client.closed ?? client.arrived.filter((kind) => kind === 'sync-0').length > asked)
}

async function expectIncomplete(client: RawClient): Promise<void> {
  expect(await client.whenClosed()).toMatchObject({ code: 4409 })
  expect(client.last('error')).toMatchObject({ code: 'document-incomplete', rule: 'quarantine-full' })
}

test('what waits of one identity is bounded over all its connections and sessions; of another as much may wait', async () => {
  const relay = await start({ quarantineBytesPerIdentity: 4_000 })
  expect(orphan(2_000).byteLength).toBe(2_000)
  const [one, two, three] = [await join(relay, 'eve'), await join(relay, 'eve', 'other'), await join(relay, 'eve')]
  await keptWaiting(one, orphan(2_000))
  await keptWaiting(two, orphan(2_000))
  expect([one.closed, two.closed]).toEqual([undefined, undefined])

  await keptWaiting(three, orphan(150))

  await expectIncomplete(three)
  const ada = await join(relay, 'ada')
  await keptWaiting(ada, orphan(4_000))
  expect([ada.closed, one.closed]).toEqual([undefined, undefined])
})

test('what waits of all together is bounded; beyond it the last is sent away, and the rest wait on', async () => {
  const relay = await start({ quarantineBytesInAll: 4_000 })
  const clients = [await join(relay, 'a'), await join(relay, 'b', 'other')]
  for (const client of clients) await keptWaiting(client, orphan(2_000))

  const late = await join(relay, 'c')
  await keptWaiting(late, orphan(150))

  await expectIncomplete(late)
  expect(clients.map(({ closed }) => closed)).toEqual([undefined, undefined])
})
