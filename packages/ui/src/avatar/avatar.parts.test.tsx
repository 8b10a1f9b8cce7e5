import { describePart } from '../testing/describe-part.tsx'
import { Avatar } from './avatar.tsx'

describePart('Avatar', { part: <Avatar kind="agent" ownerId="a" name="Ada Lovelace" />, tag: 'span', className: 'cb-avatar', attributes: { 'data-kind': 'agent' } })
