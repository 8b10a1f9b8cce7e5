import { useSession, useStore } from '@callboard/react'
import { useLayoutEffect, useMemo, useRef, type ReactElement } from 'react'
import { issuePaths, issueTexts } from '../name/issue-words.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_SELECTION } from '../strings/english/selection.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { SelectionListChange } from './selection-list-change.tsx'
import { SelectionListRemove } from './selection-list-remove.tsx'
import { ShownEntryContext, useSelectionList, useShownEntry } from './selection-context.tsx'

/** The state of {@link SelectionListItem} as attributes. */
export interface SelectionListItemState {
  /** `data-invalid`: present when the value fails the app's schema */
  invalid: boolean
}

export interface SelectionListItemOptions {
  /** Which selection. */
  entryKey: string
}

/** One selection; renders again when that changes, and only then. Renders an `<li>`. */
export const SelectionListItem: Part<'li', SelectionListItemState, SelectionListItemOptions> = createPart(
  'li',
  'SelectionList.Item',
  ({ entryKey, ...rest }: SelectionListItemOptions) => {
    const { describe, itemLeaves } = useSelectionList('SelectionList.Item')
    const { selections } = useSession()
    const entry = useStore(selections.get(entryKey))
    const item = useRef<HTMLElement | null>(null)
    const leave = useRef(itemLeaves)
    const shown = useMemo(() => entry && { entry, description: describe(entry) }, [entry, describe])

    useLayoutEffect(() => {
      leave.current = itemLeaves
    }, [itemLeaves])
    useLayoutEffect(() => {
      const element = item.current
      return () => {
        if (element !== null) leave.current(element)
      }
    }, [])

    if (shown === undefined) return null
    return {
      state: { invalid: !shown.entry.valid },
      rest,
      ref: item,
      own: { 'data-selection': entryKey, children: <StandardItem /> },
      wrap: (element) => <ShownEntryContext.Provider value={shown}>{element}</ShownEntryContext.Provider>,
    }
  },
)

function StandardItem(): ReactElement {
  const { entry, description } = useShownEntry('SelectionList.Item')
  const { strings, formats } = useStrings(ENGLISH_SELECTION)
  return (
    <>
      <div className="cb-selection-list-text">
        {description.kind ? <span className="cb-selection-list-kind">{description.kind}</span> : null}
        <span className="cb-selection-list-title" dir="auto">{description.title}</span>
        {description.detail ? <span className="cb-selection-list-detail" dir="auto">{description.detail}</span> : null}
        {entry.valid ? null : (
          <span className="cb-selection-list-problem" data-issues={issueTexts(entry.issues)}>
            <StatusIcon status="invalid" /> <span dir="auto">{strings.invalidFields(issuePaths(entry.issues), formats)}</span>
          </span>
        )}
        <SelectionListChange />
      </div>
      <SelectionListRemove />
    </>
  )
}
