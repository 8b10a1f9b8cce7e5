import { expect, test } from 'vitest'
import { agentRecord, openBoard, quiet } from '../fixtures/open-board.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { interruptsOf } from './interrupts-of.ts'
import { proposalsFor } from './proposals-for.ts'

const question = { id: 'q1', kind: 'approval', title: 'Book it?', askedAt: 5 } as const

test('a question is seen by people, and the agent sees what they propose', async () => {
  await using board = openBoard()
  const agent = await board.agent('planner')
  const ada = await board.person('ada')
  writeAgentRecord(agent, agentRecord('planner', { interrupts: [question] }))
  await quiet()
  const { views, open, answer } = interruptsOf(ada)
  expect(open.getSnapshot()).toEqual(['planner/q1'])
  expect(views.get('planner/q1').getSnapshot()).toMatchObject({ state: 'open', mine: true, title: 'Book it?' })
  const id = answer('planner/q1', { type: 'accept' })
  await quiet()
  expect(proposalsFor(agent, 'planner').getSnapshot()).toMatchObject([
    { proposal: { id, answer: { type: 'accept' } }, person: 'ada', device: 'd1', name: 'ada', issues: [] },
  ])
  expect(views.get('planner/q1').getSnapshot()?.own).toMatchObject({ proposal: id, state: 'proposed' })

  const resolution = { state: 'answered', at: 6, answer: { type: 'accept' }, by: { person: 'ada' }, proposal: id }
  writeAgentRecord(agent, agentRecord('planner', { interrupts: [{ ...question, resolution }] }))
  await quiet()
  expect(views.get('planner/q1').getSnapshot()).toMatchObject({ state: 'answered', own: { state: 'won' }, resolution })
  expect(open.getSnapshot()).toEqual([])
  expect(proposalsFor(agent, 'planner').getSnapshot()).toEqual([])
})
