import { createSession, type MemoryConnection, type Session } from '@callboard/session'
import { interruptsOf, type Answer, type OwnAnswer } from '@callboard/session/interrupts'
import { expect, onTestFinished, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/board.ts'
import { propose } from '../fixtures/propose.ts'
import type { AskOptions, Outcome } from './question.ts'

const HOTEL: AskOptions = {
  id: 'hotel',
  kind: 'choice',
  title: 'Which hotel?',
  options: [
    { id: 'alfama', label: 'Alfama' },
    { id: 'chiado', label: 'Chiado' },
  ],
}
const KEY = 'flights/hotel'

const choose = (option: string): Answer => ({ type: 'choose', options: [option] })
const ownOf = (session: Session): OwnAnswer | undefined => interruptsOf(session).views.get(KEY).getSnapshot()?.own

interface Asked {
  readonly board: Board
  readonly outcomes: readonly Outcome[]
  /** The agent's link. */
  readonly link: MemoryConnection
}

async function asked(): Promise<Asked> {
  const board = await createBoard()
  const link = board.relay.connect('trip')
  const agent = await board.join({ connection: link })
  const outcomes: Outcome[] = []
  void agent.ask(HOTEL).then((outcome) => outcomes.push(outcome))
  await board.settle(100)
  return { board, outcomes, link }
}

/** Another device of Ada's, or another person's. */
async function open({ relay, clock }: Board, id: string, device: string): Promise<{ session: Session; link: MemoryConnection }> {
  const link = relay.connect('trip')
  const session = createSession({ connection: link, identity: { kind: 'person', id, name: id, device }, clock })
  onTestFinished(() => session.close())
  await session.whenSynced()
  return { session, link }
}

test('who changes an answer while offline has given the last one, once', async () => {
  const { board, outcomes } = await asked()
  const { session, link } = await open(board, 'ada', 'tablet')
  link.freeze()
  interruptsOf(session).answer(KEY, choose('alfama'))
  await board.settle(30_000)
  interruptsOf(session).answer(KEY, choose('chiado'))
  expect(ownOf(session)).toMatchObject({ state: 'proposed', answer: choose('chiado') })
  link.thaw()
  await board.settle(30_000)

  expect(outcomes).toMatchObject([{ answer: choose('chiado'), by: { person: 'ada', device: 'tablet' } }])
  expect(ownOf(session)).toMatchObject({ state: 'won', answer: choose('chiado') })
})

test('of two answers of one person on two devices that both wait for the agent, the newer counts', async () => {
  const { board, outcomes, link } = await asked()
  const tablet = await open(board, 'ada', 'tablet')
  link.drop()
  interruptsOf(board.person).answer(KEY, choose('alfama'))
  await board.settle(10)
  interruptsOf(tablet.session).answer(KEY, choose('chiado'))
  await board.settle(30_000)

  expect(outcomes).toMatchObject([{ answer: choose('chiado'), by: { person: 'ada', device: 'tablet' } }])
})

test('but it does not come before that of somebody else which was given between the two', async () => {
  const { board, outcomes, link } = await asked()
  const { session: grace } = await open(board, 'grace', 'phone')
  const tablet = await open(board, 'ada', 'tablet')
  link.drop()
  interruptsOf(board.person).answer(KEY, choose('alfama'))
  await board.settle(10)
  interruptsOf(grace).answer(KEY, choose('alfama'))
  await board.settle(10)
  interruptsOf(tablet.session).answer(KEY, choose('chiado'))
  await board.settle(30_000)

  expect(outcomes).toMatchObject([{ answer: choose('alfama'), by: { person: 'grace' } }])
})

test('a newer one that is none leaves the older one standing', async () => {
  const { board, outcomes, link } = await asked()
  const tablet = await open(board, 'ada', 'tablet')
  link.drop()
  interruptsOf(board.person).answer(KEY, choose('alfama'))
  await board.settle(10)
  propose(tablet.session, { interrupt: 'hotel', answer: choose('the-moon') })
  await board.settle(30_000)

  expect(outcomes).toMatchObject([{ answer: choose('alfama'), by: { person: 'ada', device: 'laptop' } }])
})

test('a page of another make that leaves its earlier answer in its record has replaced it', async () => {
  const { board, outcomes, link } = await asked()
  expect(ownOf(board.person)).toBeUndefined()
  link.drop()
  propose(board.person, { interrupt: 'hotel', answer: choose('alfama') })
  await board.settle(10)
  propose(board.person, { interrupt: 'hotel', answer: choose('chiado') })
  await board.settle(30_000)

  expect(outcomes).toMatchObject([{ answer: choose('chiado') }])
  // Neither is left standing.
  expect(board.relay.doc('trip').getMap('people').toJSON()['ada/laptop'].proposals).toEqual([])
})
