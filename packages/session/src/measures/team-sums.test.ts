import { expect, test } from 'vitest'
import { countWakes, openBoard, quiet } from '../fixtures/open-board.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { teamSums } from './team-sums.ts'
import { usageSums } from './usage-sums.ts'
import { agentRecord } from '../testing/agent-record.ts'

test('adds up what all agents have spent, by currency, and takes a changed share back', async () => {
  await using board = openBoard()
  const reader = await board.person('ada')
  const sums = teamSums(reader)
  const end = sums.subscribe(() => {})
  const flights = await board.agent('flights')
  const hotels = await board.agent('hotels')
  writeAgentRecord(flights, agentRecord('flights', { usage: { inputTokens: 100, outputTokens: 20, cost: 0.1, currency: 'EUR' } }))
  writeAgentRecord(hotels, agentRecord('hotels', { usage: { inputTokens: 5, cost: 0.2, currency: 'EUR' } }))
  await quiet()
  expect(sums.getSnapshot().usage).toEqual({ inputTokens: 105, outputTokens: 20, tokens: 125, costs: [{ currency: 'EUR', amount: 0.3 }] })
  writeAgentRecord(hotels, agentRecord('hotels', { usage: { cost: 1, currency: 'USD' } }))
  await quiet()
  const { usage } = sums.getSnapshot()
  expect(usage.costs).toEqual([{ currency: 'EUR', amount: 0.1 }, { currency: 'USD', amount: 1 }])
  expect(usage).toEqual(teamSums(reader).getSnapshot().usage)
  end()
  expect(sums.getSnapshot().usage).toEqual(usage)
})

test('counts who waits for a person, and not who waits for another agent', async () => {
  await using board = openBoard()
  const sums = teamSums(await board.person('ada'))
  sums.subscribe(() => {})
  for (const [id, reason] of [['a', 'waiting-for-person'], ['b', 'waiting-for-agent'], ['c', 'waiting-for-person']] as const) {
    writeAgentRecord(await board.agent(id), agentRecord(id, { status: 'waiting', reason }))
  }
  await quiet()
  expect(sums.getSnapshot().waitingForPeople).toBe(2)
})

test('is the same, and wakes nobody, while other things of an agent change', async () => {
  await using board = openBoard()
  const sums = teamSums(await board.person('ada'))
  const agent = await board.agent('a')
  const usage = { inputTokens: 1 }
  writeAgentRecord(agent, agentRecord('a', { usage }))
  await quiet()
  const wakes = countWakes({ sums })
  const before = sums.getSnapshot()
  writeAgentRecord(agent, agentRecord('a', { usage, activity: 'Looking' }))
  await quiet()
  expect(sums.getSnapshot()).toBe(before)
  expect(wakes).toEqual({})
})

test('stays exact with amounts that are mistakes', () => {
  const { tokens, costs } = usageSums({ inputTokens: 1e300, outputTokens: -5, cost: Number.NaN, currency: 'EUR' })
  expect([tokens, costs]).toEqual([1e12, [{ currency: 'EUR', amount: 0 }]])
})
