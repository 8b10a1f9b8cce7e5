import { interruptsOf } from '@callboard/session/interrupts'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'
import { proposeAnswer } from '../fixtures/propose.ts'
import type { AskOptions } from './question.ts'

const PAY: AskOptions = {
  kind: 'approval',
  title: 'Pay 12 EUR?',
  tool: { name: 'pay' },
  options: [
    { id: 'once', label: 'Once' },
    { id: 'always', label: 'Always', scope: 'always' },
  ],
}

test('who accepts for ever is not asked again, over restarts, until somebody revokes it', async () => {
  const board = await createBoard()
  const stepping = interruptsOf(board.person)
  const first = await board.join()
  const asking = first.ask({ ...PAY, id: 'first' })
  await board.settle(100)
  stepping.answer('flights/first', { type: 'accept', options: ['always'] })
  await board.settle(100)
  await asking
  expect(stepping.grants.get('flights/first').getSnapshot()).toMatchObject({ by: { person: 'ada' } })
  await first.session.connection.close()

  const second = await board.join()
  const granted = second.ask({ ...PAY, title: 'Pay 14 EUR?' })
  const other = second.ask({ ...PAY, tool: { name: 'refund' } })
  // Offers no way to accept for ever, so it is asked.
  const strict = second.ask({ ...PAY, id: 'strict', options: undefined })
  await board.settle(100)
  expect(await granted).toMatchObject({ state: 'answered', grant: 'first', answer: { type: 'accept' } })
  expect(stepping.open.getSnapshot()).toEqual([`flights/${strict.id}`, `flights/${other.id}`].toSorted())

  stepping.revoke('flights/first')
  await board.settle(100)
  expect(stepping.grants.ids.getSnapshot()).toEqual([])
  const again = second.ask({ ...PAY, id: 'again' })
  await board.settle(100)
  expect(stepping.open.getSnapshot()).toContain('flights/again')
  again.withdraw()
  await board.settle(100)
})

test('a grant counts only for questions that who gave it may answer', async () => {
  const board = await createBoard()
  const agent = await board.join()
  void agent.ask({ ...PAY, id: 'first' })
  await board.settle(100)
  proposeAnswer(board.person, 'first', { type: 'accept', options: ['always'] })
  await board.settle(100)

  void agent.ask({ ...PAY, id: 'second', answerableBy: ['grace'] })
  await board.settle(100)

  expect(interruptsOf(board.person).open.getSnapshot()).toEqual(['flights/second'])
})
