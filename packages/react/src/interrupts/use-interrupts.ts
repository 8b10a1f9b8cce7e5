import { perSession, type Session, type Store } from '@callboard/session'
import { interruptsOf, type InterruptView } from '@callboard/session/interrupts'
import { useCallback } from 'react'
import { useMadeStore } from '../session/use-made-store.ts'
import { collectStore } from '../store/collect-store.ts'
import { combinedStore } from '../store/combined-store.ts'
import { snoozesOf } from './snoozes.ts'

/** Which questions. What is left out does not matter. */
export interface InterruptFilter {
  /** `open`: those that nobody has settled; `all`: also the newest that are. @default 'open' */
  readonly state?: 'open' | 'all' | undefined
  /** Those that this person may answer now (`true`), or the others. */
  readonly mine?: boolean | undefined
  /** An agent's id. */
  readonly agent?: string | undefined
  /** A task's key. */
  readonly task?: string | undefined
  /** `hide` those that are snoozed on this page, show `only` them, or `show` them with the others. @default 'hide' */
  readonly snoozed?: 'hide' | 'only' | 'show' | undefined
}

const openInterrupts: (session: Session) => Store<readonly InterruptView[]> = perSession((session) => {
  const { open, listed } = interruptsOf(session)
  return collectStore({ ids: open, get: (key) => listed.get(key) })
})

const allInterrupts: (session: Session) => Store<readonly InterruptView[]> = perSession((session) =>
  collectStore(interruptsOf(session).listed),
)

/**
 * The questions of agents to people, oldest first. The same list until one of them changes; a deadline that draws near
 * changes nothing, and long parts (`details`) are not loaded. Show each with `useInterrupt`, in a row of its own.
 *
 * @example
 * const waiting = useInterrupts({ mine: true })
 * return <ul>{waiting.map(({ key }) => <Question key={key} id={key} />)}</ul>
 */
export function useInterrupts(filter: InterruptFilter = {}): readonly InterruptView[] {
  const { state, mine, agent, task, snoozed } = filter
  // By value: a filter is mostly written inline.
  const make = useCallback(
    (session: Session) => filterInterrupts(session, { state, mine, agent, task, snoozed }),
    [state, mine, agent, task, snoozed],
  )
  return useMadeStore('useInterrupts', make)
}

function filterInterrupts(session: Session, filter: InterruptFilter): Store<readonly InterruptView[]> {
  const { state = 'open', mine, agent, task, snoozed = 'hide' } = filter
  const list = state === 'open' ? openInterrupts(session) : allInterrupts(session)
  const snoozes = snoozesOf(session)
  const isWanted = (view: InterruptView): boolean =>
    (mine === undefined || view.mine === mine) &&
    (agent === undefined || view.agentId === agent) &&
    (task === undefined || view.taskKey === task) &&
    (snoozed === 'show' || snoozes.getSnapshot().has(view.key) === (snoozed === 'only'))
  return combinedStore([list, snoozes], () =>
    list.getSnapshot().filter(isWanted).sort((left, right) => left.askedAt - right.askedAt),
  )
}
