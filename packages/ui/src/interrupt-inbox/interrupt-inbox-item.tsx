import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { InterruptCardContent } from '../interrupt-card/interrupt-card.tsx'
import { InterruptCardRoot, type InterruptCardRootOptions } from '../interrupt-card/interrupt-card-root.tsx'
import { useInterruptCard, type InterruptCardState } from '../interrupt-card/interrupt-context.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInbox } from './inbox-context.tsx'

export interface InterruptInboxItemOptions extends InterruptCardRootOptions {
  children?: ReactNode
}

/**
 * One question of the inbox: a card that can be reached with Page keys and, if it is an approval, selected. When it leaves with
 * the focus in it, its neighbour gets the focus. Renders an `<article>`.
 */
export const InterruptInboxItem: Part<'article', Partial<InterruptCardState>, InterruptInboxItemOptions> = createPart(
  'article',
  'InterruptInbox.Item',
  ({ interruptKey, snoozeMs, children = <InterruptCardContent />, ...rest }: InterruptInboxItemOptions) => {
    const { keys } = useInbox('InterruptInbox.Item')
    return {
      state: {},
      rest,
      base: InterruptCardRoot,
      own: {
        interruptKey,
        snoozeMs,
        tabIndex: 0,
        'aria-posinset': keys.indexOf(interruptKey) + 1,
        'aria-setsize': keys.length,
        children: (
          <>
            <Leaving />
            <Selector interruptKey={interruptKey} />
            {children}
          </>
        ),
      } as Record<string, unknown>,
    }
  },
)

/** Sees to it that the focus does not leave with the item. */
function Leaving(): ReactElement {
  const { itemLeaves } = useInbox('InterruptInbox.Item')
  const marker = useRef<HTMLSpanElement>(null)
  const leave = useRef(itemLeaves)
  useLayoutEffect(() => {
    leave.current = itemLeaves
  }, [itemLeaves])
  useLayoutEffect(() => {
    const item = marker.current?.closest<HTMLElement>('[data-interrupt]')
    return () => {
      if (item) leave.current(item)
    }
  }, [])
  return <span ref={marker} hidden />
}

function Selector({ interruptKey }: { interruptKey: string }): ReactElement | null {
  const { selectable, selected, select } = useInbox('InterruptInbox.Item')
  const { interrupt } = useInterruptCard('InterruptInbox.Item')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  // One alone is answered where it stands.
  if (!selectable.includes(interruptKey) || selectable.length < 2) return null
  return (
    <label className="cb-inbox-select">
      <input
        type="checkbox"
        aria-label={strings.selectQuestion(interrupt.title)}
        checked={selected.includes(interruptKey)}
        onChange={(event) => select([interruptKey], event.target.checked)}
      />
    </label>
  )
}
