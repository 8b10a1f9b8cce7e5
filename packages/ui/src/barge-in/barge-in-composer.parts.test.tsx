import type { ReactElement } from 'react'
import { atWork } from '../story/obeys.ts'
import { describePart } from '../testing/describe-part.tsx'
import { BargeInComposer } from './barge-in-composer.tsx'
import { BargeInContext, type BargeInContextValue } from './barge-in-context.tsx'

const barging = (inner: ReactElement): ReactElement => <BargeInComposer.Root to="orchestrator">{inner}</BargeInComposer.Root>
const cancels = { 'data-mode': 'cancel' }
const TOLD: BargeInContextValue = {
  state: { mode: 'cancel', idle: false },
  running: [],
  chosen: [],
  last: {
    id: 'm',
    text: 'Stop it',
    to: ['orchestrator'],
    message: 'sent',
    error: undefined,
    heard: undefined,
    tasks: [{ key: 'flights/work', title: 'Compare flights', agentId: 'flights', kind: 'cancel', state: 'refused', reason: 'Paid already' }],
    settled: true,
  },
  setMode: () => {},
  toggle: () => {},
}
const told = (inner: ReactElement): ReactElement => <BargeInContext.Provider value={TOLD}>{inner}</BargeInContext.Provider>

describePart('BargeInComposer.Root', { part: <BargeInComposer.Root to="orchestrator" />, tag: 'form', className: 'cb-barge-in-composer-root', attributes: cancels, board: atWork })
describePart('BargeInComposer.Effect', { part: <BargeInComposer.Effect />, tag: 'div', className: 'cb-barge-in-composer-effect', attributes: cancels, within: barging, board: atWork })
describePart('BargeInComposer.Plan', { part: <BargeInComposer.Plan />, tag: 'p', className: 'cb-barge-in-composer-plan', attributes: cancels, within: barging, board: atWork })
describePart('BargeInComposer.Outcome', { part: <BargeInComposer.Outcome />, tag: 'ul', className: 'cb-barge-in-composer-outcome', attributes: cancels, within: told })
