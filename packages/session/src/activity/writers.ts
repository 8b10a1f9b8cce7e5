import type * as Y from 'yjs'
import type { AwarenessChange } from '../connection/awareness-entries.ts'
import { presenceStateSchema, type Principal } from '../schema/index.ts'
import { parseWith } from '../schema/parse.ts'
import type { Session } from '../session/session.ts'
import type { ActivityActor } from './activity-entry.ts'

/** Of how many clients it is remembered who they are. */
const REMEMBERED = 2_000

/** How many ids one question to the relay holds at most. */
const IDS_A_QUESTION = 256

/** Who writes under which Yjs client id: by the relay's word where it checks tokens, else by presence. */
export interface Writers {
  of(clientId: number): ActivityActor | undefined
  /** The client that wrote what stands under a key of a root; `undefined` when nothing does. */
  clientOf(root: string, key: string): number | undefined
  /** Has the relay asked about a client; `onKnown` of {@link createWriters} hears the answer. */
  want(clientId: number): void
  stop(): void
}

/**
 * Makes it. `onKnown` is called with each client of which the relay has told who it is; `nameOf` gives the name of a
 * person or agent whose id alone is known.
 */
export function createWriters(
  session: Session,
  nameOf: (principal: Principal) => string | undefined,
  onKnown: (clientId: number) => void,
): Writers {
  const { doc, awareness, connection, identity } = session
  const claimed = new Map<number, ActivityActor>()
  const checked = new Map<number, ActivityActor | undefined>()
  const remember = (clientIds: Iterable<number>): void => {
    for (const clientId of clientIds) {
      const state = awareness.getStates().get(clientId)
      const parsed = parseWith(presenceStateSchema, state?.['callboard'])
      if (!parsed.ok) continue
      const { kind, id, name } = parsed.value
      claimed.delete(clientId)
      claimed.set(clientId, { kind, id, name, checked: false })
    }
    forgetOldest(claimed)
  }
  const onAwareness = ({ added, updated }: AwarenessChange): void => remember([...added, ...updated])
  remember(awareness.getStates().keys())
  awareness.on('change', onAwareness)
  const questions = askRelay(session, (clientId, principal) => {
    const kind = principal?.kind
    const isSomebody = kind === 'user' || kind === 'agent' || kind === 'service'
    if (principal !== undefined && isSomebody && typeof principal.id === 'string') {
      const name = nameOf(principal) ?? claimed.get(clientId)?.name ?? principal.id
      checked.set(clientId, { kind: kind === 'user' ? 'person' : kind, id: principal.id, name, checked: true })
    } else checked.set(clientId, undefined)
    forgetOldest(checked)
    onKnown(clientId)
  })
  return {
    of: (clientId) => {
      const isOwn = clientId === doc.clientID && identity.kind !== 'observer'
      const { principal } = connection.state.getSnapshot()
      if (!isOwn) return checked.get(clientId) ?? claimed.get(clientId)
      return { kind: identity.kind, id: identity.id, name: identity.name, checked: principal !== undefined }
    },
    clientOf: (root, key) => {
      const item = (doc.getMap(root) as Y.Map<unknown>)._map.get(key)
      return item === undefined || item.deleted ? undefined : item.id.client
    },
    want: (clientId) => {
      if (!checked.has(clientId) && clientId !== doc.clientID) questions.ask(clientId)
    },
    stop: () => {
      awareness.off('change', onAwareness)
      questions.stop()
    },
  }
}

function forgetOldest(known: Map<number, unknown>): void {
  for (const old of known.keys()) {
    if (known.size <= REMEMBERED) break
    known.delete(old)
  }
}

interface Questions {
  ask(clientId: number): void
  stop(): void
}

/**
 * Asks the relay who clients are, with all that come up in a turn; it answers in order. An agent's session leaves that
 * to the agent's own provenance: two who ask on one connection would take each other's answers.
 */
function askRelay({ connection, identity }: Session, onAnswer: (clientId: number, principal: Principal | undefined) => void): Questions {
  const { authors } = connection
  const wanted = new Set<number>()
  let asked: (readonly number[])[] = []
  if (authors === undefined || identity.kind === 'agent') return { ask: () => {}, stop: () => {} }

  const send = (): void => {
    if (connection.state.getSnapshot().principal === undefined) return
    while (wanted.size > 0) {
      const ids = [...wanted].slice(0, IDS_A_QUESTION)
      if (!authors.ask(ids)) return
      for (const id of ids) wanted.delete(id)
      asked.push(ids)
    }
  }
  const stopListening = authors.listen((message) => {
    const known = new Map(message.authors.map(({ clientId, principal }) => [clientId, principal]))
    for (const id of asked.shift() ?? []) onAnswer(id, known.get(id))
  })
  let wasSynced = connection.state.getSnapshot().synced
  const stopWatching = connection.state.subscribe(() => {
    const { synced } = connection.state.getSnapshot()
    if (synced && !wasSynced) {
      // What was asked on the link before was lost with it.
      for (const id of asked.flat()) wanted.add(id)
      asked = []
      send()
    }
    wasSynced = synced
  })
  return {
    ask: (clientId) => {
      if (asked.some((ids) => ids.includes(clientId))) return
      if (wanted.size === 0) queueMicrotask(send)
      wanted.add(clientId)
    },
    stop: () => {
      stopListening()
      stopWatching()
    },
  }
}
