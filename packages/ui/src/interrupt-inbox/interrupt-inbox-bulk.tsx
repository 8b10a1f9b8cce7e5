import { Button } from '@base-ui/react/button'
import { useLayoutEffect, useRef, type ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useInbox, type InterruptInboxState } from './inbox-context.tsx'

/** Answers several approvals alike. Renders a `<div>`, or nothing while there are not two of them. */
export const InterruptInboxBulk: Part<'div', InterruptInboxState> = createPart('div', 'InterruptInbox.Bulk', () => {
  const { selectable, selected, state, problem } = useInbox('InterruptInbox.Bulk')
  if (selectable.length < 2 && selected.length === 0 && problem === undefined) return null
  return { state, own: { children: <Bulk /> } }
})

function Bulk(): ReactElement {
  const { selectable, selected, select, decide, problem } = useInbox('InterruptInbox.Bulk')
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  const all = useRef<HTMLInputElement>(null)
  const isAll = selected.length > 0 && selected.length === selectable.length
  const isOff = selected.length === 0
  useLayoutEffect(() => {
    if (all.current) all.current.indeterminate = selected.length > 0 && !isAll
  }, [selected.length, isAll])
  const press = (type: 'accept' | 'reject'): void => {
    if (!isOff) decide(type)
  }
  return (
    <>
      <label className="cb-inbox-select-all">
        <input ref={all} type="checkbox" checked={isAll} onChange={(event) => select(selectable, event.target.checked)} />
        <span>{strings.selectAll}</span>
      </label>
      <span className="cb-inbox-bulk-buttons">
        <Button className="cb-answer-button" data-look="secondary" aria-disabled={isOff || undefined} onClick={() => press('accept')}>
          {strings.approveSelected(selected.length, formats)}
        </Button>
        <Button className="cb-answer-button" data-look="danger" aria-disabled={isOff || undefined} onClick={() => press('reject')}>
          {strings.rejectSelected(selected.length, formats)}
        </Button>
      </span>
      <p className="cb-field-problem" role="alert">{problem === undefined ? null : <><StatusIcon status="stalled" />{problem}</>}</p>
    </>
  )
}
