import * as Y from 'yjs'

/** What happened on the board. `selections` and `commands` are spread evenly over `writes`, which `restarts` interrupt. */
export interface History {
  readonly writes: number
  readonly selections: number
  readonly commands: number
  readonly restarts: number
}

/**
 * The peer: the usual shape of such a document, an agent's fields as entries of a nested `Y.Map` and commands as map
 * keys that are set by the person and deleted when done.
 */
export function measureFieldsAndKeys(history: History): { readonly encodedBytes: number } {
  const person = new Y.Doc()
  let agent = joinedDoc(person)
  for (let write = 0; write < history.writes; write++) {
    if (write % (history.writes / history.restarts) === 0) {
      agent.destroy()
      agent = joinedDoc(person)
    }
    const record = agent.getMap<Y.Map<unknown>>('agents').get('worker') ?? createRecord(agent)
    agent.transact(() => {
      record.set('progress', write)
      record.set('activity', `Row ${write}`)
    })
    if (write % (history.writes / history.selections) === 0) agent.getMap('selections').set('flight', { write })
    if (write % (history.writes / history.commands) === 0) {
      person.getMap('commands').set(`command-${write}`, { kind: 'message', text: 'hello' })
      agent.getMap('commands').delete(`command-${write}`)
    }
  }
  return { encodedBytes: Y.encodeStateAsUpdate(person).byteLength }
}

function createRecord(agent: Y.Doc): Y.Map<unknown> {
  const record = new Y.Map<unknown>()
  agent.getMap<Y.Map<unknown>>('agents').set('worker', record)
  return record
}

function joinedDoc(other: Y.Doc): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  doc.on('update', (update: Uint8Array, origin: unknown) => origin !== other && Y.applyUpdate(other, update, doc))
  const follow = (update: Uint8Array, origin: unknown): void => {
    if (origin !== doc) Y.applyUpdate(doc, update, other)
  }
  other.on('update', follow)
  doc.on('destroy', () => other.off('update', follow))
  return doc
}
