import { describePart } from '../testing/describe-part.tsx'
import { SaveState } from './save-state.tsx'

describePart('SaveState', { part: <SaveState />, tag: 'span', className: 'cb-save-state', attributes: { 'data-phase': 'saved' } })
