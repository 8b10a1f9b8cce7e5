import { useSession } from '@callboard/react'
import { useInterrupt, type InterruptHandle } from '@callboard/react/interrupts'
import type { Identity } from '@callboard/session'
import { useId, useMemo, useRef, useState, type FocusEvent, type SyntheticEvent } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { useKeptFocus } from '../region/use-kept-focus.ts'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import type { StreamStrings } from '../strings/stream-strings.ts'
import { InterruptCardContext, type InterruptCardContextValue, type InterruptCardState } from './interrupt-context.tsx'
import { interruptPhase } from './interrupt-phase.ts'
import { useKeptRoom } from './use-kept-room.ts'

/** With less than this left, a question is shown as urgent. */
const URGENT_MS = 60_000
const SNOOZE_MS = 300_000

export interface InterruptCardRootOptions {
  /** Which question: `<agent id>/<interrupt id>`. */
  interruptKey: string
  /** How long "Later" puts it off, milliseconds. @default 300000 */
  snoozeMs?: number | undefined
}

/**
 * One question of an agent; renders again when that changes, and only then. Others are told who answers it, from the first
 * key or click in its answer until the focus leaves. Renders an `<article>` named by its title, or nothing when there is no
 * such question.
 */
export const InterruptCardRoot: Part<'article', InterruptCardState, InterruptCardRootOptions> = createPart(
  'article',
  'InterruptCard.Root',
  ({ interruptKey, snoozeMs = SNOOZE_MS, ...rest }: InterruptCardRootOptions & { 'aria-label'?: string | undefined }) => {
    const interrupt = useInterrupt(interruptKey)
    const { identity } = useSession()
    const card = useCard(interrupt, snoozeMs)
    const element = useRef<HTMLElement | null>(null)
    useKeptFocus(element, card !== undefined)
    useKeptRoom(element, card?.state.phase, interrupt !== undefined && isByReader(interrupt, identity))
    if (card === undefined || interrupt === undefined) return null
    const claim = ({ target }: SyntheticEvent<HTMLElement>): void => {
      if (card.canAnswer && isAnswering(target)) interrupt.claim()
    }
    return {
      state: card.state,
      ref: element,
      rest,
      own: {
        'data-interrupt': interruptKey,
        // Reached by script alone, when what had the focus in it is gone.
        tabIndex: -1,
        'aria-labelledby': rest['aria-label'] === undefined ? card.titleId : undefined,
        'aria-describedby': card.noteId,
        onKeyDown: claim,
        onClick: claim,
        onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
          if (!currentTarget.contains(relatedTarget)) interrupt.release()
        },
      },
      wrap: (article) => <InterruptCardContext.Provider value={card}>{article}</InterruptCardContext.Provider>,
    }
  },
)

function isByReader({ own, resolution }: InterruptHandle, identity: Identity): boolean {
  return own !== undefined || (identity.kind === 'person' && resolution?.by?.person === identity.id)
}

/** Who only reads, or opens what is folded, is not answering yet. */
function isAnswering(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('.cb-interrupt-card-answer :is(input, textarea, select)') !== null
}

function useCard(interrupt: InterruptHandle | undefined, snoozeMs: number): InterruptCardContextValue | undefined {
  const { identity } = useSession()
  const { strings } = useStrings(ENGLISH_STREAMS)
  const id = useId()
  const [problem, setProblem] = useState<string>()
  const [isEditing, setEditing] = useState(false)
  return useMemo(() => {
    if (interrupt === undefined) return undefined
    const { kind, mine, details, countdownMs } = interrupt
    const phase = interruptPhase(interrupt)
    const isSent = interrupt.own?.state === 'proposed'
    const attempt = (action: () => void): boolean => {
      try {
        action()
        setProblem(undefined)
        return true
      } catch (error) {
        setProblem(problemText(error, strings))
        return false
      }
    }
    return {
      interrupt,
      state: { kind, phase, mine, urgent: countdownMs !== undefined && countdownMs <= URGENT_MS },
      titleId: `${id}title`,
      bodyId: `${id}body`,
      noteId: `${id}note`,
      canAnswer: identity.kind === 'person' && mine && !isSent && details !== 'loading' && details !== 'failed',
      isEditing,
      setEditing,
      problem,
      send: (answer) => attempt(() => interrupt.answer(answer)),
      snooze: () => interrupt.snooze(snoozeMs),
      ignore: () => attempt(() => interrupt.ignore()),
      dismiss: () => attempt(() => interrupt.dismiss()),
    }
  }, [interrupt, identity, strings, id, isEditing, problem, snoozeMs])
}

function problemText(error: unknown, strings: StreamStrings): string {
  return strings.problem(error instanceof Error ? error : new Error(String(error)))
}
