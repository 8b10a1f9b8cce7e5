import { keepOwnRecord } from '../people/keep-own-record.ts'
import { perSession } from '../session/per-session.ts'
import type { Session } from '../session/session.ts'
import type { Store } from '../store/store.ts'
import { InterruptBoard } from './interrupt-board.ts'
import type { InterruptView } from './interrupt-view.ts'
import type { Interrupts } from './interrupts.ts'
import { proposeAnswer, proposeDismissal, proposeRevocation } from './propose.ts'

/**
 * What agents ask in a session; one each, made when it is first asked for. From then on it also takes back what this
 * person has proposed and agents have decided, and keeps over reloads what the relay does not have yet (`keepOwnRecord`).
 */
export const interruptsOf: (session: Session) => Interrupts = perSession(open)

function open(session: Session): Interrupts {
  keepOwnRecord(session)
  const board = new InterruptBoard(session)
  const { views, grants, claims } = board
  return {
    views: { ids: views.ids, get: watchDetails(board) },
    listed: views,
    open: board.open,
    grants,
    answer: (key, answer) => {
      const id = proposeAnswer(session, key, views.read(key), answer)
      claims.release(key)
      return id
    },
    dismiss: (key) => proposeDismissal(session, key, views.read(key)),
    revoke: (key) => proposeRevocation(session, key, grants.read(key)),
    claim: (key) => claims.claim(key),
    release: (key) => claims.release(key),
    decisionOf: (key) => board.decisionOf(key),
  }
}

/** Gives the stores of views; while one has listeners, all of its question is loaded. */
function watchDetails(board: InterruptBoard): (key: string) => Store<InterruptView | undefined> {
  const stores = new WeakMap<Store<InterruptView | undefined>, Store<InterruptView | undefined>>()
  return (key) => {
    const inner = board.views.get(key)
    const known = stores.get(inner)
    if (known !== undefined) return known
    let listeners = 0
    const store: Store<InterruptView | undefined> = {
      getSnapshot: inner.getSnapshot,
      subscribe: (listener) => {
        const end = inner.subscribe(listener)
        listeners += 1
        if (listeners === 1) board.want(key, true)
        let isOver = false
        return () => {
          if (isOver) return
          isOver = true
          end()
          listeners -= 1
          if (listeners === 0) board.want(key, false)
        }
      },
    }
    stores.set(inner, store)
    return store
  }
}
