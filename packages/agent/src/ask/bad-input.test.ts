import type { InterruptRecord, Refusal } from '@callboard/session/schema'
import { expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/board.ts'
import { propose, proposeAnswer } from '../fixtures/propose.ts'
import type { AskOptions, Outcome } from './question.ts'

const refusals = (board: Board): Readonly<Record<string, Refusal>> =>
  (board.agent()?.record?.['refusals'] ?? {}) as Readonly<Record<string, Refusal>>

const FORM: AskOptions = {
  id: 'form',
  kind: 'form',
  title: 'How many?',
  schema: { type: 'object', properties: { seats: { type: 'integer', minimum: 1 } }, required: ['seats'] },
}

test('what is no answer is refused by name, the question stays open, and the agent never sees it', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const seen: Outcome[] = []
  const forGrace: AskOptions = { id: 'grace', kind: 'approval', title: 'Sure?', answerableBy: ['grace'] }
  for (const options of [FORM, forGrace]) {
    agent.ask(options).then(
      (outcome) => seen.push(outcome),
      () => undefined,
    )
  }
  await board.settle(100)

  const { person } = board
  const bad = {
    schema: proposeAnswer(person, 'form', { type: 'submit', value: { seats: 'many' } }),
    kind: proposeAnswer(person, 'form', { type: 'accept' }),
    unknown: proposeAnswer(person, 'nothing', { type: 'accept' }),
    stranger: proposeAnswer(person, 'grace', { type: 'accept' }),
    empty: propose(person, { interrupt: 'form' }),
    garbage: propose(person, { kind: 'nonsense' as 'answer', interrupt: 'form' }),
    dismissal: propose(person, { kind: 'dismiss', interrupt: 'form', at: person.now() + 60_000 }),
  }
  await board.settle(1_000)

  expect(refusals(board)).toMatchObject({
    [bad.schema]: { code: 'value-invalid', message: expect.stringContaining('seats') },
    [bad.kind]: { code: 'value-invalid', message: expect.stringContaining('submit') },
    [bad.unknown]: { code: 'not-found' },
    [bad.stranger]: { code: 'not-permitted', message: expect.stringContaining('grace') },
    [bad.empty]: { code: 'record-invalid' },
    [bad.garbage]: { code: 'record-invalid' },
    [bad.dismissal]: { code: 'not-permitted' },
  })
  expect(seen).toEqual([])
  expect(board.agent()?.valid).toBe(true)

  proposeAnswer(person, 'form', { type: 'submit', value: { seats: 2 } })
  await board.settle(100)
  expect(seen).toMatchObject([{ state: 'answered', value: { seats: 2 } }])
})

test('refusals leave the record with what they refuse', async () => {
  const board = await createBoard()
  const agent = await board.join()
  void agent.ask(FORM)
  proposeAnswer(board.person, 'form', { type: 'accept' })
  await board.settle(100)
  expect(Object.keys(refusals(board))).toHaveLength(1)

  const people = board.person.doc.getMap<object>('people')
  people.set('ada/laptop', { ...people.get('ada/laptop'), proposals: [] })
  await board.settle(100)

  expect(refusals(board)).toEqual({})
})

test('a flood of what is no answer fills no record, and a good one still gets through', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const asking = agent.ask(FORM)
  await board.settle(100)
  for (let index = 0; index < 60; index += 1) proposeAnswer(board.person, 'form', { type: 'accept' })
  await board.settle(100)
  expect(board.agent()?.valid).toBe(true)

  const people = board.person.doc.getMap<object>('people')
  people.set('ada/laptop', { ...people.get('ada/laptop'), proposals: [] })
  proposeAnswer(board.person, 'form', { type: 'submit', value: { seats: 2 } })
  await board.settle(100)

  expect(await asking).toMatchObject({ state: 'answered' })
})

test('an answer that the record cannot hold is refused, and the question stays open', async () => {
  const board = await createBoard()
  const agent = await board.join()
  const asking = agent.ask({ id: 'form', kind: 'form', title: 'What?', schema: { type: 'string' } })
  await board.settle(100)
  const id = proposeAnswer(board.person, 'form', { type: 'submit', value: 'x'.repeat(9_000) })
  await board.settle(100)
  expect(refusals(board)[id]).toMatchObject({ code: 'record-too-large' })

  proposeAnswer(board.person, 'form', { type: 'submit', value: 'x' })
  await board.settle(100)
  expect(await asking).toMatchObject({ state: 'answered', value: 'x' })
})

const SURE: AskOptions = { kind: 'approval', title: 'Sure?' }

const TWINS = ['A', 'B'].map((label) => ({ id: 'same', label }))

const MISUSES: readonly [what: string, options: AskOptions][] = [
  ['a deadline in the past', { kind: 'text', title: 'Where to?', deadline: 1_000 }],
  ['a deadline that is none', { kind: 'text', title: 'Where to?', deadline: new Date('never') }],
  ['a choice among nothing', { kind: 'choice', title: 'Which?' }],
  ['two options of one id', { kind: 'choice', title: 'Which?', options: TWINS }],
  ['a form without a schema', { kind: 'form', title: 'Details' }],
  ['a schema that refers to itself', { kind: 'form', title: 'Details', schema: { $ref: '#' } }],
  ['a pattern that takes for ever', { kind: 'form', title: 'Details', schema: { type: 'string', pattern: '^(a+)+$' } }],
  ['a huge schema', { kind: 'form', title: 'Details', schema: { enum: ['x'.repeat(20_000)] } }],
  ['an answer at the deadline that is none', { ...SURE, deadlineInMs: 9, onDeadline: { type: 'choose' } }],
  ['an answer at no deadline', { ...SURE, onDeadline: { type: 'accept' } }],
  ['nobody who may answer', { kind: 'approval', title: 'Sure?', answerableBy: [] }],
  ['an id with a slash', { kind: 'approval', title: 'Sure?', id: 'a/b' }],
  ['a title that is too long', { kind: 'approval', title: 'x'.repeat(501) }],
]

test.for(MISUSES)('a question with %s is refused where it is asked, and nobody sees it', async ([, options]) => {
  const board = await createBoard()
  const agent = await board.join()

  expect(() => agent.ask(options)).toThrowError(expect.objectContaining({ code: 'option-invalid' }))

  await board.settle(1_000)
  expect(board.agent()?.record?.['interrupts'] as InterruptRecord[] | undefined).toBeUndefined()
  expect(board.agent()?.status).toBe('idle')
})
