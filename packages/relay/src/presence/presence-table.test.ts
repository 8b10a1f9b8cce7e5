import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import type { AwarenessEntry } from '../wire/client-frame.ts'
import type { SharedFrame } from '../wire/shared-frame.ts'
import { PresenceTable } from './presence-table.ts'

const NOW_S = 1_700_000_000

function makeTable(): PresenceTable<string> & { clock: { nowMs: number } } {
  const clock = { nowMs: NOW_S * 1_000 }
  return Object.assign(new PresenceTable<string>(() => clock.nowMs), { clock })
}

function says(clientId: number, clock: number, state: unknown): AwarenessEntry {
  return { clientId, clock, stateJson: JSON.stringify(state) }
}

/** The entries of a frame: client id to `[clock, state]`. */
function entriesOf(frame: SharedFrame | undefined): Record<number, [number, unknown]> {
  const entries: Record<number, [number, unknown]> = {}
  if (frame === undefined) return entries
  const outer = decoding.createDecoder(frame.message)
  decoding.readVarUint(outer)
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer))
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const id = decoding.readVarUint(decoder)
    entries[id] = [decoding.readVarUint(decoder), JSON.parse(decoding.readVarString(decoder))]
  }
  return entries
}

test('a stock client is bound to the first id it announces and heard for that id alone', () => {
  const table = makeTable()

  expect(table.announce('anna', says(1, 0, { name: 'Anna' }), true)).toBe(true)
  expect(table.announce('anna', says(2, 0, { name: 'Somebody' }), false)).toBe(false)

  expect(entriesOf(table.takeChanges().everyone)).toEqual({ 1: [NOW_S, { name: 'Anna' }] })
})

test('nobody hears of itself', () => {
  const table = makeTable()
  table.announce('anna', says(1, 0, { name: 'Anna' }), true)
  table.announce('ben', says(2, 0, { name: 'Ben' }), true)

  const { everyone, except } = table.takeChanges()

  expect(Object.keys(entriesOf(everyone))).toEqual(['1', '2'])
  expect(Object.keys(entriesOf(except.get('anna')))).toEqual(['2'])
  expect(Object.keys(entriesOf(except.get('ben')))).toEqual(['1'])
  expect(Object.keys(entriesOf(table.current('anna')))).toEqual(['2'])
})

test('outgoing clocks rise with every change, over a return with an old clock, and over a restart', () => {
  const table = makeTable()
  table.announce('anna', says(1, 7, { n: 1 }), true)
  table.announce('anna', says(1, 8, { n: 2 }), false)
  expect(entriesOf(table.takeChanges().everyone)).toEqual({ 1: [NOW_S + 1, { n: 2 }] })

  table.release('anna')
  expect(entriesOf(table.takeChanges().everyone)).toEqual({ 1: [NOW_S + 2, null] })
  table.announce('anna again', says(1, 7, { n: 2 }), true)
  expect(entriesOf(table.takeChanges().everyone)).toEqual({ 1: [NOW_S + 3, { n: 2 }] })

  const restarted = makeTable()
  restarted.clock.nowMs += 60_000
  restarted.announce('anna', says(1, 8, { n: 2 }), true)
  expect(entriesOf(restarted.takeChanges().everyone)).toEqual({ 1: [NOW_S + 60, { n: 2 }] })
})

test('an announcement that is older than the last of its connection is ignored, an unchanged one is not sent on', () => {
  const table = makeTable()
  table.announce('anna', says(1, 5, { n: 5 }), true)
  table.takeChanges()

  expect(table.announce('anna', says(1, 4, { n: 4 }), false)).toBe(false)
  expect(table.announce('anna', says(1, 6, { n: 5 }), false)).toBe(true)

  expect(table.hasChanges).toBe(false)
})

test('the echo of a presence never binds the one who echoes, nor does it bring back one who has left', () => {
  const table = makeTable()
  table.announce('anna', says(1, 0, { name: 'Anna' }), true)
  const [clock] = entriesOf(table.takeChanges().everyone)[1] ?? [0]

  expect(table.announce('silent', says(1, clock, { name: 'Anna' }), false)).toBe(false)
  table.release('anna')
  expect(table.announce('silent', says(1, clock, { name: 'Anna' }), false)).toBe(false)
  expect(table.announce('silent', says(1, clock + 1, null), false)).toBe(false)
  expect(table.announce('silent', says(3, 0, { name: 'Silent' }), false)).toBe(true)

  expect(entriesOf(table.takeChanges().everyone)).toMatchObject({ 1: [clock + 1, null], 3: [NOW_S, { name: 'Silent' }] })
})

test('a stock client that returns while its old connection hangs takes its id when that one ends', () => {
  const table = makeTable()
  table.announce('old', says(1, 3, { n: 1 }), true)
  table.takeChanges()

  expect(table.announce('new', says(1, 3, { n: 1 }), true)).toBe(false)
  table.announce('new', says(1, 4, { n: 2 }), false)
  table.release('old')

  expect(entriesOf(table.takeChanges().everyone)).toEqual({ 1: [NOW_S + 2, { n: 2 }] })
  expect(table.announce('new', says(1, 5, { n: 3 }), false)).toBe(true)
})

test('a connection that has an id of its own inherits no other, and leaves nobody behind', () => {
  const table = makeTable()
  table.announce('anna', says(1, 0, { n: 1 }), true)
  table.announce('greedy', says(1, 0, { n: 1 }), true)
  table.announce('greedy', says(2, 0, { n: 2 }), true)

  table.release('anna')
  expect(entriesOf(table.current('ben'))).toEqual({ 2: [NOW_S, { n: 2 }] })

  table.release('greedy')
  expect(table.current('ben')).toBeUndefined()
})

test('the same process takes its id from its own older connection at once, without a gap', () => {
  const table = makeTable()
  table.bind(1, 'old', false)
  table.announce('old', says(1, 3, { n: 1 }), false)
  table.takeChanges()

  table.bind(1, 'new', true)
  table.release('old')

  expect(table.hasChanges).toBe(false)
  expect(table.announce('old', says(1, 9, { n: 9 }), false)).toBe(false)
  expect(table.announce('new', says(1, 1, { n: 2 }), false)).toBe(true)
})

test('a renewal holds all who are here in one frame, each with a risen clock, and those who just left', () => {
  const table = makeTable()
  table.announce('anna', says(1, 0, { n: 1 }), true)
  table.announce('ben', says(2, 0, { n: 2 }), true)
  table.announce('cleo', says(3, 0, { n: 3 }), true)
  table.takeChanges()
  table.clock.nowMs += 10_000
  table.release('cleo')

  const { everyone, except } = table.renew()

  expect(entriesOf(everyone)).toEqual({ 1: [NOW_S + 10, { n: 1 }], 2: [NOW_S + 10, { n: 2 }], 3: [NOW_S + 10, null] })
  expect(Object.keys(entriesOf(except.get('ben')))).toEqual(['1', '3'])
})

test('with nobody announcing, a renewal is the empty frame that stock clients take as a sign of life', () => {
  expect([...makeTable().renew().everyone.message]).toEqual([1, 1, 0])
})

test('a client may withdraw its state and announce again', () => {
  const table = makeTable()
  table.announce('anna', says(1, 0, { n: 1 }), true)
  table.announce('anna', says(1, 1, null), false)
  expect(entriesOf(table.takeChanges().everyone)).toEqual({ 1: [NOW_S + 1, null] })
  expect(table.current('ben')).toBeUndefined()

  table.announce('anna', says(1, 2, { n: 2 }), false)
  expect(entriesOf(table.current('ben'))).toEqual({ 1: [NOW_S + 2, { n: 2 }] })
})
