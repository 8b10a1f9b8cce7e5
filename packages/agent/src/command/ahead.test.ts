import type { UrgentLink } from '@callboard/session'
import type { Command } from '@callboard/session/schema'
import { expect, test } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { createBoard, type Board } from '../fixtures/board.ts'
import { commandOf } from '../fixtures/tab.ts'

type Listener = Parameters<UrgentLink['listen']>[0]

/** An agent whose connection brings commands ahead when the test says so. */
async function joinUrgent(
  board: Board,
): Promise<{ readonly agent: Agent; bring(command: Partial<Command>, clientId?: number): void }> {
  let listener: Listener | undefined
  const urgent: UrgentLink = {
    send: () => undefined,
    listen: (told) => {
      listener = told
      return () => (listener = undefined)
    },
  }
  const agent = await board.join({ connection: Object.assign(board.relay.connect('trip'), { urgent }) })
  const command = { id: 'c1', kind: 'cancel', to: ['flights'], at: board.clock.now() } as const
  return {
    agent,
    bring: (fields, clientId = board.person.doc.clientID) =>
      listener?.({ type: 'urgent', clientId, command: { ...command, to: ['flights'], ...fields } }),
  }
}

test('a command that comes ahead is obeyed at once, and answered when it stands in the document', async () => {
  const board = await createBoard()
  const { agent, bring } = await joinUrgent(board)
  const task = agent.task({ id: 'fares', title: 'Fares' })
  await board.settle()

  bring({})
  expect(task.signal.reason).toMatchObject({ code: 'task-cancelled', message: expect.stringContaining('by Ada') })
  const next = agent.task({ id: 'next', title: 'Next' })
  await board.settle()
  expect(board.agent()?.record?.acks).toEqual({})

  board.person.sendCommand({ id: 'c1', kind: 'cancel', to: 'flights' })
  await board.settle()
  expect(commandOf(board.person, 'c1')?.state).toBe('done')
  bring({})
  await board.settle()
  expect(next.signal.aborted).toBe(false)
})

test('what comes ahead from nobody who is there, for another agent, or of another kind is not obeyed', async () => {
  const board = await createBoard()
  const { agent, bring } = await joinUrgent(board)
  const lead = await board.join({ agent: { id: 'lead', name: 'Lead' } })
  const task = agent.task({ id: 'fares', title: 'Fares' })
  await board.settle()

  bring({ id: 'c2' }, 12_345)
  bring({ id: 'c3' }, lead.session.doc.clientID)
  bring({ id: 'c4', to: ['hotels'] })
  bring({ id: 'c5', kind: 'steer', text: 'now' })
  bring({ id: 'c6', expiresAt: board.clock.now() })
  await board.settle()
  expect([task.signal.aborted, board.task('fares')?.status]).toEqual([false, 'running'])
})
