import { createSession } from '@callboard/session'
import { interruptsOf } from '@callboard/session/interrupts'
import { LOG_STREAM } from '@callboard/session/protocol'
import { logEntrySchema, parseWith, type LogEntry } from '@callboard/session/schema'
import { expect, onTestFinished, test } from 'vitest'
import { createBoard } from '../fixtures/board.ts'
import { follow } from '../fixtures/follow.ts'
import { proposeAnswer } from '../fixtures/propose.ts'
import type { Answerer, AskOptions } from './question.ts'

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
  const log = follow<LogEntry>(board.person, LOG_STREAM)
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
  const revocation = parseWith(logEntrySchema, log.find(({ type }) => type === 'revocation'))
  const by: Answerer | undefined = revocation.ok ? revocation.value.by : undefined
  expect(by, 'the log says who has revoked it').toEqual({ person: 'ada', name: 'Ada', device: 'laptop' })
  const again = second.ask({ ...PAY, id: 'again' })
  await board.settle(100)
  expect(stepping.open.getSnapshot()).toContain('flights/again')
  again.withdraw()
  await board.settle(100)
})

test('a grant that somebody has revoked answers nothing from then on, also while the log has yet to say so', async () => {
  const board = await createBoard()
  const connection = board.relay.connect('trip')
  const agent = await board.join({ connection })
  const asking = agent.ask({ ...PAY, id: 'first' })
  await board.settle(100)
  proposeAnswer(board.person, 'first', { type: 'accept', options: ['always'] })
  await board.settle(100)
  await asking
  // From here on nothing gets into the log.
  if (connection.streams !== undefined) connection.streams.send = () => true
  const stepping = interruptsOf(board.person)
  stepping.revoke('flights/first')
  await board.settle(100)
  expect(stepping.grants.ids.getSnapshot()).toEqual(['flights/first'])
  void agent.ask({ ...PAY, id: 'second' })
  await board.settle(100)
  expect(stepping.open.getSnapshot()).toEqual(['flights/second'])
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

test('who may not answer may not revoke either, and hears so', async () => {
  const board = await createBoard()
  const agent = await board.join()
  void agent.ask({ ...PAY, id: 'first', answerableBy: ['ada'] })
  await board.settle(100)
  proposeAnswer(board.person, 'first', { type: 'accept', options: ['always'] })
  await board.settle(100)
  const identity = { kind: 'person', id: 'grace', name: 'Grace' } as const
  const grace = createSession({ connection: board.relay.connect('trip'), identity, clock: board.clock })
  onTestFinished(() => grace.close())
  const stepping = interruptsOf(grace)
  await board.settle(100)

  stepping.revoke('flights/first')
  const revoking = (): unknown => stepping.grants.get('flights/first').getSnapshot()?.revoking
  expect(revoking()).toEqual({ state: 'requested' })
  await board.settle(100)
  expect(revoking()).toEqual({ state: 'refused', reason: 'Only Ada may revoke this.' })
  // To the others nothing has happened.
  expect(interruptsOf(board.person).grants.get('flights/first').getSnapshot()?.revoking).toBeUndefined()

  stepping.revoke('flights/first')
  expect(revoking(), 'asked again').toEqual({ state: 'requested' })
  await board.settle(100)
  expect(revoking()).toMatchObject({ state: 'refused' })

  interruptsOf(board.person).revoke('flights/first')
  await board.settle(100)
  expect(stepping.grants.ids.getSnapshot()).toEqual([])
})
