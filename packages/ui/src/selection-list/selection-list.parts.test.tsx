import { changesOf } from '@callboard/session/activity'
import type { ReactElement } from 'react'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { SelectionList } from './selection-list.tsx'

const list = (inner: ReactElement): ReactElement => <SelectionList.Root>{inner}</SelectionList.Root>
const item = (inner: ReactElement): ReactElement => (
  <SelectionList.Root>
    <SelectionList.Items>{(key) => <SelectionList.Item key={key} entryKey={key}>{inner}</SelectionList.Item>}</SelectionList.Items>
  </SelectionList.Root>
)
const onFlight = ({ session }: StoryBoard): void => session.setSelection('flight', { title: 'TP 533' })
const onAnotherFlight = (board: StoryBoard): void => {
  changesOf(board.session)
  onFlight(board)
  board.session.setSelection('flight', { title: 'LH 1172' })
}

describePart('SelectionList.Root', { part: <SelectionList.Root />, tag: 'section', className: 'cb-selection-list-root', attributes: { 'data-empty': '' } })
describePart('SelectionList.Title', { part: <SelectionList.Title />, tag: 'h2', className: 'cb-selection-list-title', within: list })
describePart('SelectionList.Items', { part: <SelectionList.Items />, tag: 'ul', className: 'cb-selection-list-items', within: list, board: onFlight })
describePart('SelectionList.Item', { part: <SelectionList.Item entryKey="flight" />, tag: 'li', className: 'cb-selection-list-item', within: list, board: onFlight })
describePart('SelectionList.Remove', { part: <SelectionList.Remove />, tag: 'button', className: 'cb-selection-list-remove', within: item, board: onFlight })
describePart('SelectionList.Undo', { part: <SelectionList.Undo />, tag: 'div', className: 'cb-selection-list-undo', within: list })
describePart('SelectionList.Empty', { part: <SelectionList.Empty />, tag: 'p', className: 'cb-selection-list-empty', within: list })
describePart('SelectionList.Change', { part: <SelectionList.Change />, tag: 'div', className: 'cb-selection-list-change', attributes: { 'data-fresh': '', 'data-own': '' }, within: item, board: onAnotherFlight })
