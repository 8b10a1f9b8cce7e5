import { createSession, writeAgentRecord } from '@callboard/session'
import { act, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/create-board.tsx'
import { useAgentPresence } from './use-agent-presence.ts'
import { useParticipant } from './use-participant.ts'
import { useUsers } from './use-users.ts'
import { agentRecord } from '@callboard/session/testing'

function joinPerson(board: Board, id: string, device: string): ReturnType<typeof createSession> {
  return createSession({
    connection: board.relay.connect('trip'),
    identity: { kind: 'person', id, name: id.toUpperCase(), device },
  })
}

test('lists agents and people who are here, with their status', async () => {
  const board = await createBoard()
  const Roster = (): ReactElement => (
    <p>{useAgentPresence().map(({ kind, name, status }) => `${kind} ${name} ${status}`).join(', ')}</p>
  )
  render(<Roster />, { wrapper: board.Wrapper })
  // A page must first make sure that its device is its own.
  await screen.findByText('person Ada online')

  const agent = await act(async () => board.joinAgent('flights'))
  await act(async () => {
    writeAgentRecord(agent, agentRecord('flights', { epoch: agent.connection.epoch.getSnapshot() ?? 0 }))
    await board.settle()
  })
  expect(screen.getByText('agent flights idle, person Ada online')).toBeTruthy()

  await act(async () => {
    await agent.close()
    await board.settle()
  })
  expect(screen.getByText('agent flights offline, person Ada online')).toBeTruthy()
})

test('folds the devices of a person, and shows people alone', async () => {
  const board = await createBoard()
  await board.joinAgent('flights')
  const People = (): ReactElement => (
    <p>{useUsers().map(({ name, self, devices }) => `${name}${self ? ' (me)' : ''} ${devices.length}`).join(', ')}</p>
  )
  render(<People />, { wrapper: board.Wrapper })
  const phone = joinPerson(board, 'eve', 'phone')
  const laptop = joinPerson(board, 'eve', 'laptop')
  await act(board.settle)
  expect(screen.getByText('Ada (me) 1, EVE 2')).toBeTruthy()
  await act(async () => {
    await phone.close()
    await board.settle()
  })
  expect(screen.getByText('Ada (me) 1, EVE 1')).toBeTruthy()
  await laptop.close()
})

test('one participant re-renders for itself, and people not for agents', async () => {
  const board = await createBoard()
  const eve = joinPerson(board, 'eve', 'phone')
  const agent = await board.joinAgent('flights')
  await board.settle()
  let people = 0
  let one = 0
  const People = (): ReactElement => {
    people += 1
    return <p>{useUsers().length} people</p>
  }
  const One = (): ReactElement => {
    one += 1
    return <p>{useParticipant('person:eve')?.place ?? 'nowhere'}</p>
  }
  render(<><People /><One /></>, { wrapper: board.Wrapper })
  people = 0
  one = 0
  await act(async () => {
    const epoch = agent.connection.epoch.getSnapshot() ?? 0
    writeAgentRecord(agent, agentRecord('flights', { epoch, status: 'paused' }))
    await board.settle()
  })
  expect({ people, one }).toEqual({ people: 0, one: 0 })

  await act(async () => {
    eve.setPlace('itinerary/flight')
    await board.settle()
  })
  expect(screen.getByText('itinerary/flight')).toBeTruthy()
  expect(one).toBe(1)
  await eve.close()
})
