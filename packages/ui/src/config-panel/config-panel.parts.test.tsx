import type { ReactElement } from 'react'
import { describePart } from '../testing/describe-part.tsx'
import { ConfigPanel } from './config-panel.tsx'

const SCHEMAS = { budget: { type: 'number', title: 'Budget' } } as const
const panel = (inner: ReactElement): ReactElement => <ConfigPanel.Root jsonSchemas={SCHEMAS}>{inner}</ConfigPanel.Root>
const nothing = (inner: ReactElement): ReactElement => <ConfigPanel.Root>{inner}</ConfigPanel.Root>

describePart('ConfigPanel.Root', { part: <ConfigPanel.Root />, tag: 'section', className: 'cb-config-panel-root' })
describePart('ConfigPanel.Title', { part: <ConfigPanel.Title />, tag: 'h2', className: 'cb-config-panel-title', within: panel })
describePart('ConfigPanel.Form', { part: <ConfigPanel.Form />, tag: 'div', className: 'cb-config-panel-form', within: panel, loads: 'input' })
describePart('ConfigPanel.Empty', { part: <ConfigPanel.Empty />, tag: 'div', className: 'cb-config-panel-empty', within: nothing })
