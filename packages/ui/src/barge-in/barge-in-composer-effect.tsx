import { useId, type ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import type { BargeInMode } from '../strings/control-strings.ts'
import { ENGLISH_CONTROLS } from '../strings/english/controls.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useBarging, type BargeInState } from './barge-in-context.tsx'

/** From what changes nothing to what ends things. */
const MODES: readonly BargeInMode[] = ['none', 'steer', 'cancel']

/** What becomes of the work under way: a choice, and which tasks it is about. Renders a `<div>`, or nothing while none is. */
export const BargeInComposerEffect: Part<'div', BargeInState> = createPart('div', 'BargeInComposer.Effect', () => {
  const { state } = useBarging('BargeInComposer.Effect')
  if (state.idle) return null
  return { state, own: { children: <><Modes /><Tasks /></> } }
})

function Modes(): ReactElement {
  const { state, setMode } = useBarging('BargeInComposer.Effect')
  const { strings } = useStrings(ENGLISH_CONTROLS)
  const id = useId()
  return (
    <div role="radiogroup" aria-labelledby={`${id}label`} className="cb-barge-in-modes">
      <span id={`${id}label`} className="cb-barge-in-label">{strings.bargeEffect}</span>
      <span className="cb-segments">
        {MODES.map((mode) => (
          <label key={mode} className="cb-segment" data-checked={state.mode === mode ? '' : undefined}>
            <input type="radio" name={id} checked={state.mode === mode} onChange={() => setMode(mode)} />
            <span>{strings.bargeMode[mode]}</span>
          </label>
        ))}
      </span>
    </div>
  )
}

function Tasks(): ReactElement | null {
  const { state, running, chosen, toggle } = useBarging('BargeInComposer.Effect')
  const { strings } = useStrings(ENGLISH_CONTROLS)
  if (state.mode === 'none' || running.length < 2) return null
  return (
    <div role="group" aria-label={strings.bargeTasks} className="cb-barge-in-tasks">
      {running.map(({ key, title, agentName }) => (
        <label key={key} className="cb-barge-in-task">
          <input type="checkbox" checked={chosen.some((each) => each.key === key)} onChange={() => toggle(key)} />
          <span dir="auto">{title}</span>
          <span className="cb-barge-in-agent" dir="auto">{agentName}</span>
        </label>
      ))}
    </div>
  )
}
