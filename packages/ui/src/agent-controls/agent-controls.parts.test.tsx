import type { ReactElement } from 'react'
import { obeys } from '../story/obeys.ts'
import { describePart } from '../testing/describe-part.tsx'
import { AgentControls } from './agent-controls.tsx'

const controls = (inner: ReactElement): ReactElement => <AgentControls.Root target={{ agent: 'flights' }}>{inner}</AgentControls.Root>

describePart('AgentControls.Root', { part: <AgentControls.Root target={{ agent: 'flights' }} />, tag: 'div', className: 'cb-agent-controls-root', attributes: { 'data-off': '' } })
describePart('AgentControls.Stop', { part: <AgentControls.Stop />, tag: 'button', className: 'cb-agent-controls-stop', within: controls, board: obeys })
describePart('AgentControls.Pause', { part: <AgentControls.Pause />, tag: 'button', className: 'cb-agent-controls-pause', within: controls, board: obeys })
describePart('AgentControls.Steer', { part: <AgentControls.Steer />, tag: 'form', className: 'cb-agent-controls-steer', within: controls, board: obeys })
describePart('AgentControls.Status', { part: <AgentControls.Status />, tag: 'span', className: 'cb-agent-controls-status', attributes: { 'data-phase': 'none' }, within: controls, board: obeys })
