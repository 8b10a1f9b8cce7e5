import { useNow } from '@callboard/react'
import { useValueChange } from '@callboard/react/activity'
import { CallboardError } from '@callboard/session'
import { useState, type ReactElement, type SyntheticEvent } from 'react'
import { useActorName } from '../activity-feed/entry-line.tsx'
import { Chevron } from '../icon/chevron.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { FilledLine } from '../strings/filled-line.tsx'
import { useStrings } from '../strings/strings-provider.tsx'
import { withoutPrefix } from '../strings/without-prefix.ts'
import { focusRemove } from './selection-focus.ts'
import { useShownEntry } from './selection-context.tsx'
import { ValueDiff } from './value-diff.tsx'

/** A change is fresh for so long, milliseconds. */
const FRESH_MS = 10_000

/** The state of {@link SelectionListChange} as attributes. */
export interface SelectionListChangeState {
  /** `data-fresh`: present for ten seconds */
  fresh: boolean
  /** `data-own`: present when its reader has changed it */
  own: boolean
}

/**
 * Who has changed the entry, and when, since the list is there; opens to what was before, and puts it back. Renders a
 * `<div>`, or nothing.
 */
export const SelectionListChange: Part<'div', SelectionListChangeState> = createPart('div', 'SelectionList.Change', () => {
  const { entry } = useShownEntry('SelectionList.Change')
  const handle = useValueChange('selections', entry.key)
  const { isYou } = useActorName()(handle?.change.actor)
  const now = useNow(5_000)
  if (handle === undefined || handle.change.after === undefined) return null
  return {
    state: { fresh: now - handle.change.at < FRESH_MS, own: isYou },
    own: { children: <StandardChange entryKey={entry.key} /> },
  }
})

function StandardChange({ entryKey }: { entryKey: string }): ReactElement | null {
  const { description } = useShownEntry('SelectionList.Change')
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  const handle = useValueChange('selections', entryKey)
  const { name, isYou } = useActorName()(handle?.change.actor)
  const [problem, setProblem] = useState<string>()
  if (handle === undefined) return null
  const { change, canUndo, undo } = handle
  const line = (
    <FilledLine
      line={strings.valueChanged(change, isYou)}
      parts={{ actor: <bdi className="cb-activity-actor">{name}</bdi>, ago: <Ago at={change.at} /> }}
    />
  )
  const onUndo = ({ currentTarget }: SyntheticEvent<HTMLElement>): void => {
    const list = currentTarget.closest<HTMLElement>('.cb-selection-list-root')
    try {
      setProblem(undo() ? undefined : strings.changeStands)
    } catch (error) {
      setProblem(strings.undoRefused(error instanceof CallboardError ? withoutPrefix(error.message) : String(error)))
      return
    }
    requestAnimationFrame(() => {
      if (!currentTarget.isConnected) focusRemove(list, entryKey)
    })
  }
  return (
    <>
      <div className="cb-selection-list-change-line">
        {change.before === undefined ? <span>{line}</span> : (
          <details className="cb-selection-list-details">
            <summary className="cb-disclosure-summary"><Chevron /><span>{line}</span></summary>
            <ValueDiff before={change.before} after={change.after} />
          </details>
        )}
        {canUndo && change.before !== undefined ? (
          <button type="button" className="cb-button cb-selection-list-undo-change" aria-label={strings.undoChangeOf(description.title)} onClick={onUndo}>
            {strings.undoChange}
          </button>
        ) : null}
      </div>
      {problem === undefined ? null : <p role="alert" className="cb-selection-list-change-problem">{problem}</p>}
    </>
  )
}

function Ago({ at }: { at: number }): ReactElement {
  const { formats } = useStrings(ENGLISH_ACTIVITY)
  const now = useNow(1_000)
  return <time dateTime={new Date(at).toISOString()}>{formats.ago(Math.max(0, now - at))}</time>
}
