import type { Identity } from '@callboard/relay'
import * as Y from 'yjs'

/** What a writer of the demo does, over and over. */
export type TrafficKind = 'agent record' | 'person record' | 'selection' | 'text'

/** One update of the demo's traffic, in the order in which the relay gets them. */
export interface TrafficUpdate {
  readonly kind: TrafficKind
  readonly identity: Identity
  readonly update: Uint8Array
}

/** One in so many rounds of agents' records a person does something. */
const ROUNDS_PER_PERSON = 5

/**
 * The travel planner's traffic: four agents that write their records whole, as often as they may, and a person who chooses, gives
 * commands and types a note.
 */
export function demoTraffic(updates: number): readonly TrafficUpdate[] {
  const traffic: TrafficUpdate[] = []
  const docs: Y.Doc[] = []
  let kind: TrafficKind = 'agent record'
  const join = (identity: Identity): Y.Doc => {
    const doc = new Y.Doc()
    docs.push(doc)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'relay') return
      traffic.push({ kind, identity, update })
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'relay')
    })
    return doc
  }
  const agents = ['flights', 'hotels', 'activities', 'budget'].map((id) => ({ id, doc: join(identityOf('agent', id)) }))
  const person = join(identityOf('user', 'ada'))
  for (let round = 0; traffic.length < updates; round++) {
    kind = 'agent record'
    for (const { id, doc } of agents) doc.getMap('agents').set(id, agentRecord(id, round))
    if (round % ROUNDS_PER_PERSON !== 0) continue
    kind = 'person record'
    person.getMap('people').set('ada/laptop', { commands: [{ id: `c${round}`, kind: 'message', to: ['flights'], text: 'Cheaper, please', at: round }] })
    kind = 'selection'
    person.getMap('selections').set(['flight', 'hotel', `activity/${round % 7}`][round % 3] ?? 'flight', { id: round, price: 120 + round })
    kind = 'text'
    for (const word of ['somewhere ', 'warm ']) person.getText('notes').insert(person.getText('notes').length, word)
  }
  return traffic
}

function identityOf(kind: Identity['kind'], id: string): Identity {
  return { kind, id, sessions: ['*'], paths: [] }
}

function agentRecord(id: string, round: number): object {
  const tasks = Array.from({ length: 4 }, (_, index) => ({
    id: `${id}-${index}`,
    title: `Search number ${index} of ${id}`,
    status: 'running',
    progress: { done: round % 100, total: 100, unit: 'offers' },
    milestones: [{ title: 'asked three providers', at: round }],
    startedAt: index,
    updatedAt: round,
  }))
  return { id, name: id, epoch: 1, status: 'working', activity: `Compares offer ${round}`, updatedAt: round, tasks, acks: {} }
}
