import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInbox, type InboxOrder, type InterruptInboxState } from './inbox-context.tsx'

/** In which order questions stand. Renders a `<label>` around a `<select>`, or nothing while there is nothing to order. */
export const InterruptInboxOrder: Part<'label', InterruptInboxState> = createPart('label', 'InterruptInbox.Order', () => {
  const { keys, state } = useInbox('InterruptInbox.Order')
  return keys.length < 2 ? null : { state, own: { children: <Order /> } }
})

function Order(): ReactElement {
  const { order, setOrder } = useInbox('InterruptInbox.Order')
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  return (
    <>
      <span className="cb-visually-hidden">{strings.order}</span>
      <select className="cb-quiet-select" value={order} onChange={(event) => setOrder(event.target.value as InboxOrder)}>
        <option value="oldest">{strings.orderOldest}</option>
        <option value="urgent">{strings.orderUrgent}</option>
      </select>
    </>
  )
}
