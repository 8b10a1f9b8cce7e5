import { screen, within } from '@testing-library/react'
import { userEvent } from 'vitest/browser'
import { expect, test, vi } from 'vitest'
import { crowdOfPeople, planners } from '../story/boards.ts'
import { PLANNERS } from '../story/records.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { PeopleStack } from './people-stack.tsx'

test('shows agents and people together, with where they are and what they do', async () => {
  await renderOnBoard(<PeopleStack include="everyone" max={3} />, async (board) => {
    await crowdOfPeople(board)
    await planners(board)
    const flights = await board.agent('flights', PLANNERS.flights)
    flights.setPlace('Itinerary, flight')
  })
  expect(screen.getByRole('button').textContent).toContain('Who is here: You, Ben Okafor, Chloé Laurent, and 7 more')
  await userEvent.click(screen.getByRole('button'))
  const dialog = await screen.findByRole('dialog', { name: 'Who is here' })
  expect(within(dialog).getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(['People 6', 'Agents 4'])
  expect(within(dialog).getByText('Working · Itinerary, flight')).toBeDefined()
  expect(within(dialog).getByText('Conversation')).toBeDefined()
})

test('who leaves is no longer here, agent or person', async () => {
  const { board, change } = await renderOnBoard(<PeopleStack include="everyone" />)
  const joined = { agent: await board.agent('flights', PLANNERS.flights), person: await board.person('ben', 'Ben') }
  await vi.waitFor(() => expect(screen.getByRole('button').textContent).toContain('You, Ben, and Flights'))
  await change(() => joined.agent.close())
  expect(screen.getByRole('button').textContent).toContain('You and Ben')
  await change(() => joined.person.close())
  expect(screen.getByRole('button').textContent).toContain('Who is here: You')
})

test('without being asked for, agents are not among the people', async () => {
  await renderOnBoard(<PeopleStack />, (board) => board.agent('flights', PLANNERS.flights))
  expect(screen.getByRole('button').textContent).toContain('People here: You')
})
