import { describePart } from '../testing/describe-part.tsx'
import { StatusIcon } from './status-icon.tsx'

describePart('StatusIcon', { part: <StatusIcon status="done" />, tag: 'span', className: 'cb-status-icon', attributes: { 'data-status': 'done' } })
