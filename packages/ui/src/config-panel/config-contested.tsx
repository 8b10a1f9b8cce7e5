import { useValueChange } from '@callboard/react/activity'
import type { ReactElement } from 'react'
import { valueText } from '../selection-list/value-fields.ts'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { ENGLISH_CONFIG } from '../strings/english/config.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useConfigPanel } from './config-context.tsx'

/** What others have changed while it was being edited here, and the choice between theirs and one's own. */
export function ConfigContested(): ReactElement | null {
  const { draft } = useConfigPanel('ConfigPanel.Form')
  if (draft.contested.length === 0) return null
  return (
    <ul className="cb-config-panel-contested" role="list">
      {draft.contested.map(({ key, theirs }) => <Contest key={key} name={key} theirs={theirs} />)}
    </ul>
  )
}

function Contest({ name, theirs }: { name: string; theirs: unknown }): ReactElement {
  const { schema, draft } = useConfigPanel('ConfigPanel.Form')
  const { strings, formats } = useStrings(ENGLISH_CONFIG, ENGLISH_ACTIVITY)
  const who = useValueChange('config', name)?.change.actor?.name
  const field = schema?.properties?.[name]
  const title = (typeof field === 'object' ? field.title : undefined) ?? name
  return (
    <li className="cb-config-panel-contest">
      <span role="alert" dir="auto">{strings.changedMeanwhile(title, who, valueText(theirs, strings.noValue, formats))}</span>
      <span className="cb-config-panel-choice">
        <button type="button" className="cb-answer-button" data-look="secondary" aria-label={strings.takeTheirs(title)} onClick={() => draft.takeTheirs(name)}>{strings.theirs}</button>
        <button type="button" className="cb-answer-button" data-look="secondary" aria-label={strings.keepMine(title)} onClick={() => draft.keepMine(name)}>{strings.mine}</button>
      </span>
    </li>
  )
}
