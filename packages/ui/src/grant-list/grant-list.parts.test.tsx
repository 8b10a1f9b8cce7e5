import type { GrantView } from '@callboard/session/interrupts'
import type { ReactElement } from 'react'
import { allowed } from '../story/questions.ts'
import { describePart } from '../testing/describe-part.tsx'
import { GrantList } from './grant-list.tsx'

const onNothing = (): void => {}
const full = { 'data-content': 'full' }
const grants = (inner: ReactElement): ReactElement => <GrantList.Root>{inner}</GrantList.Root>
const aGrant: GrantView = { key: 'flights/1', agentId: 'flights', agentName: 'Flights', id: '1', covers: 'book', title: 'Book?', by: { person: 'ben' }, at: 0, interrupt: 'book', revoking: { state: 'requested' } }
const grant = (inner: ReactElement): ReactElement => grants(<GrantList.Item grant={aGrant}>{inner}</GrantList.Item>)

describePart('GrantList.Root', { part: <GrantList.Root />, tag: 'section', className: 'cb-grant-list-root', attributes: full, board: allowed })
describePart('GrantList.Title', { part: <GrantList.Title />, tag: 'h2', className: 'cb-grant-list-title', within: grants })
describePart('GrantList.Items', { part: <GrantList.Items />, tag: 'ul', className: 'cb-grant-list-items', within: grants, board: allowed })
describePart('GrantList.Item', { part: <GrantList.Item grant={aGrant} />, tag: 'li', className: 'cb-grant-list-item', attributes: { 'data-revoking': '' }, within: grants, board: onNothing })
describePart('GrantList.Revoke', { part: <GrantList.Revoke />, tag: 'button', className: 'cb-grant-list-revoke', attributes: { 'data-revoking': '' }, within: grant })
describePart('GrantList.Problem', { part: <GrantList.Problem />, tag: 'p', className: 'cb-grant-list-problem', within: grants })
describePart('GrantList.Empty', { part: <GrantList.Empty />, tag: 'div', className: 'cb-grant-list-empty', attributes: { 'data-content': 'empty' }, within: grants, board: onNothing })
