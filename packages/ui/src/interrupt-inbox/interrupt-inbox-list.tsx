import type { ReactNode } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { useRegionTitleId } from '../region/region-title.ts'
import { InterruptInboxItem } from './interrupt-inbox-item.tsx'
import { useInbox, type InterruptInboxState } from './inbox-context.tsx'

export interface InterruptInboxListOptions {
  /** Makes a question's item, an `InterruptInbox.Item` with a key. Left out: the standard item. */
  children?: ((key: string) => ReactNode) | undefined
}

/** The questions, a feed. Renders a `<div>`, or nothing while there are none. */
export const InterruptInboxList: Part<'div', InterruptInboxState, InterruptInboxListOptions> = createPart(
  'div',
  'InterruptInbox.List',
  ({ children: item = standardItem, ...rest }: InterruptInboxListOptions) => {
    const { keys, state } = useInbox('InterruptInbox.List')
    const titleId = useRegionTitleId()
    if (keys.length === 0) return null
    return { state, rest, own: { role: 'feed', 'aria-labelledby': titleId, 'aria-busy': false, children: keys.map((key) => item(key)) } }
  },
)

function standardItem(key: string): ReactNode {
  return <InterruptInboxItem key={key} interruptKey={key} />
}
