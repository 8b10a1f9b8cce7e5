import { CLOSE_CODES } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { silentTelemetry } from '../telemetry/telemetry.ts'
import { connectCallboard, connectPlain, greet, type RawClient } from '../testing/raw-client.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { TEST_SECRET, tokenOf } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'
import type { Relay } from './create-relay.ts'
import type { RelayLimits } from './relay-options.ts'

function startLimited(limits: Partial<RelayLimits>): Promise<Relay> {
  return startRelay({ limits, tokens: { secret: TEST_SECRET } })
}

async function expectFull(client: RawClient): Promise<void> {
  expect(await client.whenClosed()).toMatchObject({ code: CLOSE_CODES.tryAgainLater, reason: expect.stringMatching(/^relay-full: /) as string })
  if (client.socket.protocol !== '') expect(client.last('error')).toMatchObject({ code: 'relay-full', retryInMs: expect.any(Number) as number })
}

test('a relay takes as many connections as are allowed and no more, until one has gone', async () => {
  const relay = await startLimited({ connections: 2 })
  const bearer = await tokenOf({ kind: 'user', sub: 'anna' })
  const [first] = [await connectCallboard(relay.url, 'a', { bearer }), await connectCallboard(relay.url, 'b', { bearer })]

  await expectFull(await greet(relay.url, 'c', { bearer }))
  first.socket.close()
  await first.whenClosed()
  const next = await connectCallboard(relay.url, 'c', { bearer })

  expect(next.closed).toBeUndefined()
})

test('so do a session and an identity, beside which others find room', async () => {
  const relay = await startLimited({ connectionsPerSession: 2, connectionsPerIdentity: 2 })
  const [anna, ben] = await Promise.all([tokenOf({ kind: 'user', sub: 'anna' }), tokenOf({ kind: 'user', sub: 'ben' })])
  await connectCallboard(relay.url, 'a', { bearer: anna })
  await connectCallboard(relay.url, 'a', { bearer: ben })

  await expectFull(await greet(relay.url, 'a', { bearer: ben }))
  const elsewhere = await connectCallboard(relay.url, 'b', { bearer: anna })
  await expectFull(await greet(relay.url, 'c', { bearer: anna }))

  expect(elsewhere.closed).toBeUndefined()
  expect((await connectCallboard(relay.url, 'c', { bearer: ben })).closed).toBeUndefined()
})

test('of sessions as many are in use as are allowed; one that nobody uses makes room, and nothing in it is lost', async () => {
  const relay = await startRelay({ limits: { sessions: 2 }, data: await temporaryDirectory() })
  const first = await connectCallboard(relay.url, 'first')
  first.doc.getMap('board').set('note', 'kept')
  await first.saved()
  await connectCallboard(relay.url, 'second')

  await expectFull(await greet(relay.url, 'third'))
  first.socket.close()
  await first.whenClosed()
  const third = await connectCallboard(relay.url, 'third')
  expect(third.closed).toBeUndefined()
  third.socket.close()
  await third.whenClosed()

  expect((await connectCallboard(relay.url, 'first')).doc.getMap('board').get('note')).toBe('kept')
})

test('a presence of the largest size is passed on, one of a byte more is refused', async () => {
  const relay = await startRelay({ limits: { presenceBytes: 100 } })
  const witness = await connectPlain(relay.url, 'board')
  const [at, above] = await Promise.all([connectPlain(relay.url, 'board'), connectPlain(relay.url, 'board')])
  const frame = JSON.stringify({ name: '' }).length

  at.sendPresence({ clientId: 1, clock: 1, state: { name: 'x'.repeat(100 - frame) } })
  above.sendPresence({ clientId: 2, clock: 1, state: { name: 'x'.repeat(101 - frame) } })

  expect(await above.whenClosed()).toMatchObject({ code: CLOSE_CODES.tooLarge, reason: expect.stringMatching(/^record-too-large: /) as string })
  await until('the allowed one is seen', () => witness.presence.get(1)?.state)
  expect([witness.presence.has(2), at.closed]).toEqual([false, undefined])
})

test('who sends faster than is allowed is slowed and loses nothing', async () => {
  const relay = await startRelay({ limits: { messagesPerSecond: 100 } })
  const [witness, writer] = [await connectPlain(relay.url, 'board'), await connectPlain(relay.url, 'board')]

  for (let note = 0; note < 300; note++) writer.doc.getMap('board').set(`note-${note}`, note)

  await until('all of it has come', () => witness.doc.getMap('board').size === 300)
  expect(writer.closed).toBeUndefined()
})

test('who goes on sending faster than is allowed is sent away with when to come back, and nobody else is', async () => {
  const relay = await startRelay({ limits: { messagesPerSecond: 20 }, timing: { ratePatienceMs: 100 } })
  const [witness, flooder] = [await connectPlain(relay.url, 'board'), await connectCallboard(relay.url, 'board')]

  let note = 0
  const flood = setInterval(() => flooder.doc.getMap('board').set(`note-${note++ % 10}`, note), 2)
  const { code, reason } = await flooder.whenClosed().finally(() => clearInterval(flood))

  expect([code, reason]).toEqual([CLOSE_CODES.tryAgainLater, expect.stringMatching(/^rate-limited: /) as string])
  expect(flooder.last('error')).toMatchObject({ code: 'rate-limited', retryInMs: expect.any(Number) as number })
  witness.doc.getMap('board').set('still', 'here')
  expect((await connectPlain(relay.url, 'board')).doc.getMap('board').get('still')).toBe('here')
})

test('500 reloads by one person and 500 restarts of one agent are never refused', { timeout: 120_000 }, async () => {
  const refused: string[] = []
  const relay = await startRelay({ tokens: { secret: TEST_SECRET }, telemetry: { ...silentTelemetry, refused: (code) => void refused.push(code) } })
  const [person, agent] = await Promise.all([tokenOf({ kind: 'user', sub: 'anna' }), tokenOf({ kind: 'agent', sub: 'scout' })])

  for (let round = 1; round <= 500; round++) {
    const page = await connectCallboard(relay.url, 'board', { bearer: person })
    const life = await connectCallboard(relay.url, 'board', { bearer: agent, agent: { id: 'scout' } })
    page.doc.getMap('selections').set('round', round)
    expect([page.closed, life.closed, life.last('welcome')?.epoch]).toEqual([undefined, undefined, round])
    await page.saved()
    // A page that is left says goodbye; a process that is killed says nothing.
    page.socket.close()
    life.socket.terminate()
  }

  expect(refused).toEqual([])
})

test('T11: a document over its size takes nothing more, is read as before, and takes again once something was deleted', async () => {
  const relay = await startRelay({ limits: { documentBytes: 10_500 } })
  const [witness, writer, late] = [await connectPlain(relay.url, 'board'), await connectPlain(relay.url, 'board'), await connectCallboard(relay.url, 'board')]
  for (let note = 0; note < 11; note++) {
    writer.doc.getMap('board').set(`note-${note}`, 'x'.repeat(1_000))
    await until('the note is passed on', () => witness.doc.getMap('board').size === note + 1)
  }

  late.doc.getMap('board').set('too-much', 1)

  expect(await late.whenClosed()).toMatchObject({ code: CLOSE_CODES.tooLarge, reason: expect.stringMatching(/^document-full: /) as string })
  const reader = await connectPlain(relay.url, 'board')
  expect([reader.doc.getMap('board').size, witness.doc.getMap('board').has('too-much')]).toEqual([11, false])
  for (const note of [0, 1, 2]) reader.doc.getMap('board').delete(`note-${note}`)
  await until('the notes are gone', () => witness.doc.getMap('board').size === 8)
  writer.doc.getMap('board').set('again', 1)
  await until('there is room again', () => witness.doc.getMap('board').get('again'))
  expect([reader.closed, writer.closed]).toEqual([undefined, undefined])
})

test('a document that is overwritten again and again is as large as what is left of it', async () => {
  const relay = await startRelay({ limits: { documentBytes: 10_000 } })
  const [witness, writer] = [await connectPlain(relay.url, 'board'), await connectPlain(relay.url, 'board')]

  for (let round = 1; round <= 50; round++) {
    writer.doc.getMap('board').set('note', 'x'.repeat(1_000) + round)
    await until('it is passed on', () => (witness.doc.getMap('board').get('note') as string | undefined)?.endsWith(`x${round}`))
  }

  expect(writer.closed).toBeUndefined()
})
