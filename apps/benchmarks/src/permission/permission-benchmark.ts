import process from 'node:process'
import { ClientOwners, DEFAULT_UPDATE_LIMITS, identityKey, judgeUpdate, parseUpdate, scopeOf } from '@callboard/relay'
import * as Y from 'yjs'
import type { Benchmark, BenchmarkRow } from '../benchmark.ts'
import { demoTraffic, type TrafficKind, type TrafficUpdate } from './demo-traffic.ts'

/** Microseconds an update, by what it was and over all. */
type Times = Readonly<Record<TrafficKind | 'all', number>>

const KINDS: readonly TrafficKind[] = ['agent record', 'person record', 'selection', 'text']

/** What it costs to read strictly, judge and apply an update, beside applying it alone. */
export const permissionBenchmark: Benchmark = {
  description: 'time to check and apply an update of the demo\'s traffic, beside applying it unchecked',
  async run({ quick }) {
    const traffic = demoTraffic(quick ? 500 : 20_000)
    const rounds = quick ? 3 : 15
    const plain: Times[] = []
    const checked: Times[] = []
    for (let round = 0; round < rounds; round++) {
      plain.push(measure(traffic, (doc) => ({ update }) => Y.applyUpdate(doc, update)))
      checked.push(measure(traffic, checkingApplier))
    }
    return [...KINDS, 'all' as const].map((what) => row(what, traffic, plain.map((times) => times[what]), checked.map((times) => times[what])))
  },
}

function row(what: TrafficKind | 'all', traffic: readonly TrafficUpdate[], plain: readonly number[], checked: readonly number[]): BenchmarkRow {
  const updates = what === 'all' ? traffic.length : traffic.filter(({ kind }) => kind === what).length
  const plainUs = median(plain)
  const checkedUs = median(checked)
  return {
    what,
    updates,
    rounds: plain.length,
    plainMicroseconds: round2(plainUs),
    checkedMicroseconds: round2(checkedUs),
    times: round2(checkedUs / plainUs),
    timesOfTheFastest: round2(Math.min(...checked) / Math.min(...plain)),
  }
}

function measure(traffic: readonly TrafficUpdate[], makeApplier: (doc: Y.Doc) => (update: TrafficUpdate) => void): Times {
  const doc = new Y.Doc()
  const apply = makeApplier(doc)
  const usage = process.cpuUsage()
  const spent = new Map<TrafficKind, { ms: number; count: number }>()
  for (const update of traffic) {
    const startedAt = performance.now()
    apply(update)
    const ms = performance.now() - startedAt
    const sum = spent.get(update.kind) ?? { ms: 0, count: 0 }
    spent.set(update.kind, { ms: sum.ms + ms, count: sum.count + 1 })
  }
  // Of the process, which nothing else that runs on the machine makes longer.
  const { user, system } = process.cpuUsage(usage)
  doc.destroy()
  const of = (kind: TrafficKind): number => {
    const { ms, count } = spent.get(kind) ?? { ms: 0, count: 1 }
    return (ms * 1_000) / count
  }
  return {
    'agent record': of('agent record'),
    'person record': of('person record'),
    selection: of('selection'),
    text: of('text'),
    all: (user + system) / traffic.length,
  }
}

function checkingApplier(doc: Y.Doc): (update: TrafficUpdate) => void {
  const owners = new ClientOwners(DEFAULT_UPDATE_LIMITS.clientIdsPerIdentity, () => undefined)
  const context = { session: 'trip', policy: undefined, isConnected: () => true }
  return ({ identity, update }) => {
    const key = identityKey(identity)
    const writer = { scope: scopeOf(identity, context), ownership: owners.ownershipOf(key) }
    const verdict = judgeUpdate(doc, parseUpdate(update), { writer, resent: false, limits: DEFAULT_UPDATE_LIMITS })
    if (verdict.type !== 'apply') throw new Error(`honest traffic was not applied: ${verdict.type}`)
    Y.applyUpdate(doc, verdict.update)
    for (const clientId of verdict.claims) owners.bind(clientId, key)
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
