import { expect, onTestFinished, test } from 'vitest'
import { GatedStorage } from '../testing/gated-storage.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { connectStock, type StockClient } from '../testing/stock-client.ts'
import { until } from '../testing/until.ts'
import { createRelay, type Relay } from './create-relay.ts'

function stock(relay: Relay, session: string): StockClient {
  const client = connectStock(relay.url, session)
  onTestFinished(() => client.destroy())
  return client
}

test('two stock clients see each other\'s documents and presence', async () => {
  const relay = await startRelay()
  const anna = stock(relay, 'board')
  const ben = stock(relay, 'board')
  await Promise.all([anna.synced(), ben.synced()])

  anna.doc.getMap('shared').set('from', 'anna')
  ben.doc.getText('notes').insert(0, 'from ben')
  anna.provider.awareness.setLocalState({ name: 'Anna' })
  ben.provider.awareness.setLocalState({ name: 'Ben' })

  await until('ben has it', () => ben.doc.getMap('shared').get('from') === 'anna')
  await until('anna has it', () => anna.doc.getText('notes').toString() === 'from ben')
  await until('ben sees anna', () => ben.provider.awareness.getStates().get(anna.doc.clientID)?.['name'] === 'Anna')
  await until('anna sees ben', () => anna.provider.awareness.getStates().get(ben.doc.clientID)?.['name'] === 'Ben')
  ben.destroy()
  await until('ben is gone', () => !anna.provider.awareness.getStates().has(ben.doc.clientID))
})

test('a stock client finds everything again after a restart, in its first sync answer', async () => {
  const data = await temporaryDirectory()
  const first = await createRelay({ port: 0, data })
  const writer = connectStock(first.url, 'board')
  const reader = connectStock(first.url, 'board')
  await Promise.all([writer.synced(), reader.synced()])
  writer.doc.getMap('shared').set('kept', 42)
  await until('the reader has it', () => reader.doc.getMap('shared').get('kept') === 42)
  writer.destroy()
  reader.destroy()
  await first.close()

  const second = await startRelay({ data })
  const late = stock(second, 'board')
  const seenAtSync: unknown[] = []
  late.provider.on('sync', () => seenAtSync.push(late.doc.getMap('shared').get('kept')))
  await late.synced()

  expect(seenAtSync).toEqual([42])
})

test('a stock client that shows no presence and joins during a commit comes to stand for nobody else', async () => {
  const storage = new GatedStorage()
  const relay = await startRelay({ storage })
  const anna = stock(relay, 'board')
  const ben = stock(relay, 'board')
  await Promise.all([anna.synced(), ben.synced()])
  const ofBen = (): Record<string, unknown> | undefined => anna.provider.awareness.getStates().get(ben.doc.clientID)
  const { appends } = storage
  storage.hold()
  anna.doc.getMap('shared').set('city', 'Lisbon')
  await until('the commit is under way', () => storage.appends > appends)

  const silent = stock(relay, 'board')
  silent.provider.awareness.setLocalState(null)
  await until('the silent one is connected', () => silent.provider.wsconnected)
  for (const round of [1, 2, 3]) {
    ben.provider.awareness.setLocalState({ round })
    await until('what the silent one may have echoed has arrived', () => ofBen()?.['round'] === round)
  }
  storage.release()
  await silent.synced()

  // Without goodbye, as a process that is killed.
  ben.provider.shouldConnect = false
  ben.provider.ws?.close()
  await until('ben is gone', () => ofBen() === undefined)
})
