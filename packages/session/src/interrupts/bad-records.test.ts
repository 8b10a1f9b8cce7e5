import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBoard, quiet } from '../fixtures/open-board.ts'
import { interruptsOf } from './interrupts-of.ts'
import { proposalsFor } from './proposals-for.ts'
import { agentRecord } from '../testing/agent-record.ts'

const good = { id: 'good', kind: 'approval', title: 'Book it?', askedAt: 5 } as const

/** Something near a valid one, or anything at all. */
const nearly = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> => {
  const wrong = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      fc.oneof({ weight: 4, arbitrary: value }, fc.jsonValue({ maxDepth: 2 })),
    ]),
  )
  return fc.oneof({ weight: 3, arbitrary: fc.record(wrong, { requiredKeys: [] }) }, fc.jsonValue({ maxDepth: 3 }))
}
const id = fc.constantFrom('q1', 'q2', 'good', 'a/b', '', '__proto__')
const answer = nearly({ type: fc.constantFrom('accept', 'choose', 'ignore'), options: fc.array(id, { maxLength: 2 }) })
const by = nearly({ person: id, name: fc.string() })
const interrupt = nearly({
  id,
  kind: fc.constantFrom('approval', 'choice', 'form'),
  title: fc.string(),
  askedAt: fc.nat(),
  deadline: fc.nat(),
  details: fc.constantFrom('agents/planner/x', 'agents/../x', 'log', '\u0000'),
  schema: fc.jsonValue({ maxDepth: 3 }),
  answerableBy: fc.array(id, { maxLength: 2 }),
  resolution: nearly({
    state: fc.constantFrom('answered', 'expired', 'ignored'),
    at: fc.nat(),
    answer,
    by,
    proposal: id,
  }),
})
const grant = nearly({ id, key: fc.string(), title: fc.string(), by, at: fc.nat(), interrupt: id })
const refusals = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.dictionary(id, nearly({ at: fc.nat(), code: fc.string(), message: fc.string() })),
)
const proposal = nearly({
  id,
  agent: fc.constantFrom('planner', 'hotels'),
  interrupt: id,
  grant: id,
  kind: fc.constantFrom('answer', 'dismiss', 'revoke'),
  answer,
  at: fc.nat(),
})
const lists = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 4, arbitrary: fc.array(item, { maxLength: 4 }) }, fc.jsonValue({ maxDepth: 2 }))

test('whatever stands in records, nothing is thrown and what is valid is shown', { timeout: 60_000 }, async () => {
  await using board = openBoard()
  const ada = await board.person('ada')
  const stranger = await board.join({ kind: 'observer' })
  const { views, grants, open, answer: give } = interruptsOf(ada)
  const incoming = proposalsFor(ada, 'planner')
  const watched = ['planner/q1', 'planner/good', 'hotels/good']
  for (const key of watched) views.get(key).subscribe(() => {})
  open.subscribe(() => {})
  incoming.subscribe(() => {})
  const property = fc.asyncProperty(
    lists(interrupt),
    lists(grant),
    refusals,
    lists(proposal),
    lists(proposal),
    async (interrupts, given, refused, others, own) => {
      const asked = Array.isArray(interrupts) ? [good, ...(interrupts as unknown[])] : interrupts
      stranger.doc.transact(() => {
        const agents = stranger.doc.getMap('agents')
        agents.set('planner', agentRecord('planner', { interrupts: asked, grants: given, refusals: refused }))
        agents.set('hotels', agentRecord('hotels', { interrupts: [good] }))
        const people = stranger.doc.getMap('people')
        people.set('bob/d1', { id: 'bob', device: 'd1', commands: [], proposals: others })
        people.set('ada/d1', { id: 'ada', device: 'd1', commands: [], proposals: own })
        people.set('ada/former', { id: 'ada', device: 'former', commands: [], proposals: own })
      })
      await quiet()
      for (const key of views.ids.getSnapshot()) expect(views.get(key).getSnapshot()?.key).toBe(key)
      for (const key of grants.ids.getSnapshot()) expect(grants.get(key).getSnapshot()?.key).toBe(key)
      for (const { proposal, issues } of incoming.getSnapshot()) {
        if (issues.length === 0) expect(proposal.agent).toBe('planner')
      }
      expect(views.get('hotels/good').getSnapshot()).toMatchObject({ title: 'Book it?', issues: [] })
      if (Array.isArray(interrupts))
        expect(views.get('planner/good').getSnapshot()).toMatchObject({ title: 'Book it?' })
      expect(() => give('planner/none', { type: 'accept' })).toThrow(expect.objectContaining({ code: 'not-found' }))
    },
  )
  await fc.assert(property, { seed: 20_261_121, numRuns: 300 })
})

test('a question that is none shows as invalid under its id, and the others as they are', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  agent.doc
    .getMap('agents')
    .set(
      'planner',
      agentRecord('planner', { interrupts: [{ id: 'bad', title: 'Half' }, 7, good, { ...good, title: 'Twice' }] }),
    )
  await quiet()
  const { views, open } = interruptsOf(ada)
  expect(views.ids.getSnapshot()).toEqual(['planner/#1', 'planner/bad', 'planner/good'])
  expect(views.get('planner/bad').getSnapshot()).toMatchObject({ state: 'invalid', title: 'Half', mine: false })
  expect(views.get('planner/bad').getSnapshot()?.issues[0]?.path).toBe('kind')
  expect(views.get('planner/good').getSnapshot()?.title).toBe('Book it?')
  expect(open.getSnapshot()).toEqual(['planner/good'])
})
