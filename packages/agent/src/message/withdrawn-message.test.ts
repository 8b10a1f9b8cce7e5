import { createSession, type Session } from '@callboard/session'
import { expect, onTestFinished, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/board.ts'
import type { Agent } from '../agent/agent.ts'

interface Tablet {
  readonly session: Session
  /** Cuts the link; it is back in less than a second. */
  drop(): void
}

/** Ada again, on another device. */
async function openTablet({ relay, clock }: Board): Promise<Tablet> {
  const connection = relay.connect('trip')
  const identity = { kind: 'person', id: 'ada', name: 'Ada', device: 'tablet' } as const
  const session = createSession({ connection, identity, clock })
  onTestFinished(() => session.close())
  await session.whenSynced()
  return { session, drop: () => connection.drop() }
}

/** What the agent is told; it answers all of it at once. */
function answerAll(agent: Agent, seen: string[]): void {
  void (async () => {
    for await (const message of agent.messages()) {
      seen.push(message.text)
      agent.say(`Done: ${message.text}`, { replyTo: message })
    }
  })()
}

const standing = ({ relay }: Board): number => relay.doc('trip').getMap('people').size

/** The tablet is cut off when its message is answered, so that Ada's other device takes the message back. */
async function answeredInAbsence(board: Board, tablet: Tablet, agent: Agent, seen: string[]): Promise<void> {
  tablet.session.sendCommand({ kind: 'message', to: 'flights', text: 'Book it' })
  await board.settle()
  tablet.drop()
  answerAll(agent, seen)
  await board.settle(50)
  await board.settle()
  expect([seen, standing(board)]).toEqual([['Book it'], 0])
}

test('a message that was answered and taken back is not handed out again when an absent tab brings it back', async () => {
  const board = await createBoard()
  const tablet = await openTablet(board)
  const agent = await board.join()
  const seen: string[] = []
  await answeredInAbsence(board, tablet, agent, seen)

  tablet.session.sendCommand({ kind: 'message', to: 'flights', text: 'And a taxi' })
  await board.settle(5_000)

  expect(seen).toEqual(['Book it', 'And a taxi'])
  const { commands } = tablet.session
  expect(commands.ids.getSnapshot().map((id) => commands.get(id).getSnapshot()?.state)).toEqual(['done', 'done'])
})

test('nor after the agent has restarted, as its answer stands in the conversation', async () => {
  const board = await createBoard()
  const tablet = await openTablet(board)
  const agent = await board.join()
  const seen: string[] = []
  await answeredInAbsence(board, tablet, agent, seen)

  await agent.leave()
  answerAll(await board.join(), seen)
  tablet.session.sendCommand({ kind: 'message', to: 'flights', text: 'And a taxi' })
  await board.settle(5_000)

  expect(seen).toEqual(['Book it', 'And a taxi'])
})
