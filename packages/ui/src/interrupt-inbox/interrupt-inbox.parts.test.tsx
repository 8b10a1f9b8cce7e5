import type { ReactElement } from 'react'
import { APPROVAL, asks, everyQuestion } from '../story/questions.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { InterruptInbox } from './interrupt-inbox.tsx'
import { InterruptInboxContext, type InterruptInboxContextValue } from './inbox-context.tsx'

const onNothing = (): void => {}
const onQuestion = (board: StoryBoard): Promise<unknown> => asks(board, { ...APPROVAL, deadlineInMs: 300_000 })
const inbox = (inner: ReactElement): ReactElement => <InterruptInbox.Root>{inner}</InterruptInbox.Root>
const full = { 'data-content': 'full' }
const DECIDED: InterruptInboxContextValue = {
  state: { content: 'full' },
  keys: ['flights/book'],
  openCount: 0,
  decidedCount: 1,
  order: 'oldest',
  setOrder: onNothing,
  selectable: [],
  selected: [],
  select: onNothing,
  decide: onNothing,
  problem: undefined,
  clearDecided: onNothing,
  itemLeaves: onNothing,
}
const decided = (inner: ReactElement): ReactElement => <InterruptInboxContext.Provider value={DECIDED}>{inner}</InterruptInboxContext.Provider>

describePart('InterruptInbox.Root', { part: <InterruptInbox.Root />, tag: 'section', className: 'cb-interrupt-inbox-root', attributes: full, board: everyQuestion })
describePart('InterruptInbox.Title', { part: <InterruptInbox.Title />, tag: 'h2', className: 'cb-interrupt-inbox-title', within: inbox })
describePart('InterruptInbox.Summary', { part: <InterruptInbox.Summary />, tag: 'p', className: 'cb-interrupt-inbox-summary', attributes: full, within: inbox, board: everyQuestion })
describePart('InterruptInbox.Order', { part: <InterruptInbox.Order />, tag: 'label', className: 'cb-interrupt-inbox-order', attributes: full, within: inbox, board: everyQuestion })
describePart('InterruptInbox.Bulk', { part: <InterruptInbox.Bulk />, tag: 'div', className: 'cb-interrupt-inbox-bulk', attributes: full, within: inbox, board: everyQuestion })
describePart('InterruptInbox.List', { part: <InterruptInbox.List />, tag: 'div', className: 'cb-interrupt-inbox-list', attributes: full, within: inbox, board: everyQuestion })
describePart('InterruptInbox.Item', { part: <InterruptInbox.Item interruptKey="flights/book" />, tag: 'article', className: 'cb-interrupt-inbox-item', within: inbox, board: onQuestion })
describePart('InterruptInbox.Empty', { part: <InterruptInbox.Empty />, tag: 'div', className: 'cb-interrupt-inbox-empty', attributes: { 'data-content': 'empty' }, within: inbox, board: onNothing })
describePart('InterruptInbox.Announcer', { part: <InterruptInbox.Announcer />, tag: 'div', className: 'cb-interrupt-inbox-announcer', within: inbox })
describePart('InterruptInbox.Clear', { part: <InterruptInbox.Clear />, tag: 'button', className: 'cb-interrupt-inbox-clear', attributes: full, within: decided })
