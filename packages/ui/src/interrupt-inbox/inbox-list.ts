import { useSession } from '@callboard/react'
import { useInterrupts, type InterruptFilter } from '@callboard/react/interrupts'
import type { InterruptView } from '@callboard/session/interrupts'
import { useEffect, useMemo, useState } from 'react'
import type { InboxOrder } from './inbox-context.tsx'

export interface InboxListOptions {
  /** Only those of this agent. */
  readonly agent?: string | undefined
  /** Only those of this task, by its key. */
  readonly task?: string | undefined
  /** Also those that others have been asked. @default false */
  readonly everyone?: boolean | undefined
}

const NONE: ReadonlySet<string> = new Set()

/** What an inbox shows. */
export interface InboxList {
  readonly shown: readonly InterruptView[]
  readonly open: readonly InterruptView[]
  readonly decided: readonly InterruptView[]
  clearDecided(): void
}

/**
 * Open questions, and those that were decided while they stood here, or by an answer of one's own that was on its way when the page came
 * up: what one reads, or has said, does not vanish.
 */
export function useInboxList({ agent, task, everyone = false }: InboxListOptions, order: InboxOrder): InboxList {
  const { identity } = useSession()
  const filter: InterruptFilter = { state: 'all', agent, task }
  const all = useInterrupts(filter)
  const [seen, setSeen] = useState<ReadonlySet<string>>(NONE)
  const [cleared, setCleared] = useState<ReadonlySet<string>>(NONE)
  const person = identity.kind === 'person' ? identity.id : undefined
  const open = useMemo(() => all.filter((view) => isOpen(view) && (everyone || isFor(view, person))), [all, everyone, person])
  useEffect(() => {
    setSeen((before) => (open.every(({ key }) => before.has(key)) ? before : new Set([...before, ...open.map(({ key }) => key)])))
  }, [open])
  return useMemo(() => {
    const isKept = ({ key, own }: InterruptView): boolean => (seen.has(key) || own !== undefined) && !cleared.has(key)
    const decided = all.filter((view) => !isOpen(view) && isKept(view) && view.state !== 'dismissed')
    const shown = [...open, ...decided].sort(order === 'urgent' ? byUrgency : byAge)
    return { shown, open, decided, clearDecided: () => setCleared(new Set([...cleared, ...decided.map(({ key }) => key)])) }
  }, [all, open, seen, cleared, order])
}

function isOpen({ state, resolution }: InterruptView): boolean {
  return resolution === undefined && (state === 'open' || state === 'unattended' || state === 'expired' || state === 'invalid')
}

function isFor({ answerableBy }: InterruptView, person: string | undefined): boolean {
  return answerableBy === undefined || (person !== undefined && answerableBy.includes(person))
}

function byAge(left: InterruptView, right: InterruptView): number {
  return left.askedAt - right.askedAt || (left.key < right.key ? -1 : 1)
}

function byUrgency(left: InterruptView, right: InterruptView): number {
  const difference = (left.deadline ?? Number.MAX_VALUE) - (right.deadline ?? Number.MAX_VALUE)
  return difference || byAge(left, right)
}
