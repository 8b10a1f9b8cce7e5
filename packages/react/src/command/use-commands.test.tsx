import { act, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/create-board.tsx'
import { useCommands, type Commands } from './use-commands.ts'
import { writeAgentRecord, inboxOf } from '@callboard/session'
import { agentRecord } from '@callboard/session/testing'

test('a command goes from requested over acknowledged to done, as its addressee says', async () => {
  const board = await createBoard()
  const Ask = (): ReactElement => {
    const { send, commands } = useCommands()
    return (
      <button onClick={() => send({ kind: 'message', to: 'flights', text: 'Lisbon, please' })}>
        {commands.map(({ text, state, reason }) => [text, state, reason].filter(Boolean).join(' ')).join(', ')}
      </button>
    )
  }
  render(<Ask />, { wrapper: board.Wrapper })
  const button = screen.getByRole('button')
  await act(async () => {
    button.click()
    await board.settle()
  })
  expect(button.textContent).toBe('Lisbon, please requested')

  const agent = await act(async () => board.joinAgent('flights'))
  const epoch = agent.connection.epoch.getSnapshot() ?? 0
  const command = inboxOf(agent).getSnapshot()[0]?.command
  expect(command).toMatchObject({ kind: 'message', text: 'Lisbon, please' })
  const acknowledge = (state: 'acknowledged' | 'done' | 'refused', reason?: string): Promise<void> =>
    act(async () => {
      const ack = { state, at: Date.now(), ...(reason ? { reason } : {}) }
      writeAgentRecord(agent, agentRecord('flights', { epoch, acks: { [command?.id ?? '']: ack } }))
      await board.settle()
    })
  await acknowledge('acknowledged')
  expect(button.textContent).toBe('Lisbon, please acknowledged')
  await acknowledge('refused', 'no-such-city')
  expect(button.textContent).toBe('Lisbon, please refused no-such-city')
})

test('send and the commands keep their identity while nothing changed', async () => {
  const board = await createBoard()
  const seen = new Set<Commands>()
  const sends = new Set<Commands['send']>()
  const Seen = (): ReactElement => {
    const commands = useCommands()
    seen.add(commands)
    sends.add(commands.send)
    return <p>{commands.commands.length}</p>
  }
  const { rerender } = render(<Seen />, { wrapper: board.Wrapper })
  rerender(<Seen />)
  expect(seen.size).toBe(1)
  await act(async () => {
    board.session.sendCommand({ kind: 'cancel', to: ['flights', 'hotels'] })
    await board.settle()
  })
  expect(screen.getByText('1')).toBeTruthy()
  expect(sends.size).toBe(1)
})
