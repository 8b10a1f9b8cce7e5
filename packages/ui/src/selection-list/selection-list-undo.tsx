import { Button } from '@base-ui/react/button'
import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { CrossIcon } from '../status/cross-icon.tsx'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { ENGLISH_CONNECTION } from '../strings/english/connection.ts'
import { ENGLISH_SELECTION } from '../strings/english/selection.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useSelectionList } from './selection-context.tsx'

/** The state of {@link SelectionListUndo} as attributes. */
export interface SelectionListUndoState {
  /** `data-open`: present while there is something to put back */
  open: boolean
}

/**
 * Says what was removed, by whomever, and offers to put it back, until something else is removed or it is dismissed. Also
 * tells screen readers, politely. Renders a `<div>`, empty while there is nothing to put back.
 */
export const SelectionListUndo: Part<'div', SelectionListUndoState> = createPart('div', 'SelectionList.Undo', () => {
  const { removed } = useSelectionList('SelectionList.Undo')
  return { state: { open: removed !== undefined }, own: { children: <UndoBar /> } }
})

function UndoBar(): ReactElement {
  const { removed, undo, dismiss } = useSelectionList('SelectionList.Undo')
  const { strings, formats } = useStrings(ENGLISH_CONNECTION, ENGLISH_SELECTION)
  const { strings: activity } = useStrings(ENGLISH_ACTIVITY)
  return (
    <>
      <span role="status" className="cb-selection-list-removed" dir="auto">
        {removed === undefined ? '' : strings.removed(formats.list(removed.entries.map(({ title }) => title)))}
      </span>
      {removed?.problem === undefined ? null : (
        <span role="alert" className="cb-selection-list-change-problem">{activity.undoRefused(removed.problem)}</span>
      )}
      {removed === undefined ? null : (
        <>
          <Button className="cb-button" onClick={undo}>{strings.undo}</Button>
          <Button className="cb-icon-button" onClick={dismiss} aria-label={strings.dismiss}>
            <CrossIcon />
          </Button>
        </>
      )}
    </>
  )
}
