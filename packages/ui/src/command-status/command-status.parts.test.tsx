import { describePart } from '../testing/describe-part.tsx'
import { CommandStatus } from './command-status.tsx'

describePart('CommandStatus', { part: <CommandStatus />, tag: 'span', className: 'cb-command-status', attributes: { 'data-phase': 'none' } })
