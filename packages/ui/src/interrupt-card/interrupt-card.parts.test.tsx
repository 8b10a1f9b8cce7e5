import type { ReactElement } from 'react'
import { APPROVAL, asks } from '../story/questions.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { InterruptCard } from './interrupt-card.tsx'

const question = (inner: ReactElement): ReactElement => <InterruptCard.Root interruptKey="flights/book">{inner}</InterruptCard.Root>
const onQuestion = (board: StoryBoard): Promise<unknown> => asks(board, { ...APPROVAL, deadlineInMs: 300_000 })
const onDeadQuestion = async (board: StoryBoard): Promise<void> => {
  board.crash((await asks(board, APPROVAL)).agent)
  await board.pass(20)
}
const openQuestion = { 'data-kind': 'approval', 'data-phase': 'open', 'data-mine': '' }

describePart('InterruptCard.Root', { part: <InterruptCard.Root interruptKey="flights/book" />, tag: 'article', className: 'cb-interrupt-card-root', attributes: openQuestion, board: onQuestion })
describePart('InterruptCard.Agent', { part: <InterruptCard.Agent />, tag: 'p', className: 'cb-interrupt-card-agent', attributes: openQuestion, within: question, board: onQuestion })
describePart('InterruptCard.Countdown', { part: <InterruptCard.Countdown />, tag: 'span', className: 'cb-interrupt-card-countdown', attributes: openQuestion, within: question, board: onQuestion })
describePart('InterruptCard.Title', { part: <InterruptCard.Title />, tag: 'h3', className: 'cb-interrupt-card-title', within: question, board: onQuestion })
describePart('InterruptCard.Body', { part: <InterruptCard.Body />, tag: 'div', className: 'cb-interrupt-card-body', attributes: openQuestion, within: question, board: onQuestion })
describePart('InterruptCard.Tool', { part: <InterruptCard.Tool />, tag: 'details', className: 'cb-interrupt-card-tool', attributes: openQuestion, within: question, board: onQuestion })
describePart('InterruptCard.Claims', { part: <InterruptCard.Claims />, tag: 'p', className: 'cb-interrupt-card-claims', attributes: openQuestion, within: question, board: onQuestion })
describePart('InterruptCard.Answer', { part: <InterruptCard.Answer />, tag: 'div', className: 'cb-interrupt-card-answer', attributes: openQuestion, within: question, board: onQuestion })
describePart('InterruptCard.Outcome', { part: <InterruptCard.Outcome />, tag: 'p', className: 'cb-interrupt-card-outcome', attributes: openQuestion, within: question, board: onQuestion })
describePart('InterruptCard.Dismiss', { part: <InterruptCard.Dismiss />, tag: 'button', className: 'cb-interrupt-card-dismiss', attributes: { 'data-phase': 'unattended' }, within: question, board: onDeadQuestion })
