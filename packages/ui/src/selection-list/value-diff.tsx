import type { ReactElement } from 'react'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { changedFields, valueText } from './value-fields.ts'

/** So many fields are shown; a change of more is told by their number. */
const SHOWN_FIELDS = 4

export interface ValueDiffProps {
  readonly before: unknown
  readonly after: unknown
}

/** What was, and what is instead: old → new, field by field. */
export function ValueDiff({ before, after }: ValueDiffProps): ReactElement | null {
  const { strings, formats } = useStrings(ENGLISH_ACTIVITY)
  const fields = changedFields(before, after)
  if (fields.length === 0) return null
  const left = fields.length - SHOWN_FIELDS
  return (
    <ul className="cb-value-diff" role="list">
      {fields.slice(0, SHOWN_FIELDS).map((field) => (
        <li key={field.name} className="cb-value-diff-field">
          {field.name === '' ? null : <span className="cb-value-diff-name"><bdi>{field.name}</bdi></span>}
          {field.before === undefined ? null : (
            <del className="cb-value-diff-before">
              <span className="cb-visually-hidden">{strings.valueBefore} </span>
              <bdi>{valueText(field.before, strings.noValue, formats)}</bdi>
            </del>
          )}
          <ins className="cb-value-diff-after">
            <span className="cb-visually-hidden">{strings.valueAfter} </span>
            <bdi>{valueText(field.after, strings.noValue, formats)}</bdi>
          </ins>
        </li>
      ))}
      {left > 0 ? <li className="cb-value-diff-more">{strings.moreFields(left, formats)}</li> : null}
    </ul>
  )
}
