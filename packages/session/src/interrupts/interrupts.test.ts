import { expect, test, vi } from 'vitest'
import { openBoard, quiet } from '../fixtures/open-board.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { putMessage } from '../streams/put-message.ts'
import { createStreamWriter } from '../streams/writer/create-stream-writer.ts'
import type { Session } from '../session/session.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { interruptsOf } from './interrupts-of.ts'
import type { InterruptView } from './interrupt-view.ts'
import { proposalsFor } from './proposals-for.ts'
import { agentRecord } from '../testing/agent-record.ts'

const KEY = 'planner/q1'
const question = { id: 'q1', kind: 'approval', title: 'Book it?', askedAt: 5 } as const

function ask(agent: Session, ...interrupts: readonly unknown[]): void {
  writeAgentRecord(agent, agentRecord('planner', { interrupts }))
}

function viewOf(session: Session, key = KEY): InterruptView | undefined {
  return interruptsOf(session).views.get(key).getSnapshot()
}

function answered(proposal: string | undefined, person: string): object {
  return { state: 'answered', at: 6, answer: { type: 'accept' }, by: { person, name: person }, proposal }
}

/** The proposals in the records of people, as the document has them. */
function standing(session: Session): readonly unknown[] {
  return [...session.doc.getMap<{ proposals?: readonly unknown[] }>('people').values()].flatMap(
    ({ proposals = [] }) => proposals,
  )
}

test('people see a question, the agent what they propose, and what it has decided is taken back', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(agent, question)
  await quiet()
  const { open, answer } = interruptsOf(ada)
  expect(open.getSnapshot()).toEqual([KEY])
  expect(viewOf(ada)).toMatchObject({ state: 'open', mine: true, title: 'Book it?', answers: ['accept', 'reject'] })
  const id = answer(KEY, { type: 'accept' })
  await quiet()
  expect(proposalsFor(agent, 'planner').getSnapshot()).toMatchObject([
    { proposal: { id, answer: { type: 'accept' } }, person: 'ada', device: 'd1', name: 'ada', issues: [] },
  ])
  expect(viewOf(ada)?.own).toMatchObject({ proposal: id, state: 'proposed' })

  const resolution = answered(id, 'ada')
  ask(agent, { ...question, resolution })
  await quiet()
  expect(viewOf(ada)).toMatchObject({ state: 'answered', own: { state: 'won' }, resolution, mine: false })
  expect(open.getSnapshot()).toEqual([])
  expect(proposalsFor(agent, 'planner').getSnapshot()).toEqual([])
})

test('who answered later than another is told who won, and when', async () => {
  await using board = openBoard()
  const [agent, ada, bob] = await Promise.all([board.agent('planner'), board.person('ada'), board.person('bob')])
  ask(agent, question)
  await quiet()
  interruptsOf(ada).answer(KEY, { type: 'accept' })
  const second = interruptsOf(bob).answer(KEY, { type: 'reject' })
  await quiet()
  expect(
    proposalsFor(agent, 'planner')
      .getSnapshot()
      .map(({ person }) => person),
  ).toEqual(['ada', 'bob'])
  const [first] = proposalsFor(agent, 'planner').getSnapshot()
  ask(agent, { ...question, resolution: answered(first?.proposal.id, 'ada') })
  await quiet()
  expect(viewOf(ada)?.own?.state).toBe('won')
  expect(viewOf(bob)).toMatchObject({
    own: { proposal: second, state: 'lost' },
    resolution: { at: 6, by: { person: 'ada' } },
  })
  expect(standing(ada)).toEqual([])
})

test('who was offline for so long that the question has left the record is told by the log', async () => {
  await using board = openBoard()
  const [agent, ada, bob] = await Promise.all([board.agent('planner'), board.person('ada'), board.person('bob')])
  ask(agent, question)
  await quiet()
  bob.link.freeze()
  const late = interruptsOf(bob).answer(KEY, { type: 'reject' })
  expect(viewOf(bob)?.own).toMatchObject({ proposal: late, state: 'proposed' })
  const won = interruptsOf(ada).answer(KEY, { type: 'accept' })
  await quiet()
  const resolution = answered(won, 'ada')
  const interrupt = { id: 'q1', kind: 'approval', title: 'Book it?', askedAt: 5 }
  const line = { id: 'decision:planner:q1', type: 'decision', at: 6, agent: 'planner', interrupt, resolution }
  await putMessage(agent, { stream: 'log', key: line.id, message: line })
  ask(agent)
  await quiet()
  expect(viewOf(ada)).toMatchObject({ own: { state: 'won' }, state: 'answered' })

  bob.link.thaw()
  await expect.poll(() => viewOf(bob)?.own?.state).toBe('lost')
  expect(viewOf(bob)).toMatchObject({
    title: 'Book it?',
    state: 'answered',
    resolution: { by: { person: 'ada' }, at: 6 },
  })
  await expect.poll(() => standing(bob)).toEqual([])
  expect(await interruptsOf(bob).decisionOf(KEY)).toMatchObject({ resolution })
  expect(await interruptsOf(bob).decisionOf('planner/other')).toBeUndefined()
})

test('a page that comes back to a question that is long gone learns of it from the log, too', async () => {
  await using board = openBoard()
  const agent = await board.agent('planner')
  const former = await board.person('ada', 'former')
  ask(agent, question)
  await quiet()
  interruptsOf(former).answer(KEY, { type: 'accept' })
  await quiet()
  await former.close()
  const interrupt = { id: 'q1', kind: 'approval', title: 'Book it?', askedAt: 5 }
  const line = { id: 'd', type: 'decision', at: 6, agent: 'planner', interrupt, resolution: answered('p', 'bob') }
  await putMessage(agent, { stream: 'log', key: 'd', message: line })
  ask(agent)
  const ada = await board.person('ada', 'present')
  interruptsOf(ada)
  await expect.poll(() => viewOf(ada)).toMatchObject({ title: 'Book it?', own: { state: 'lost' }, state: 'answered' })
  await expect.poll(() => ada.doc.getMap('people').toJSON()).toEqual({})
})

test('what nobody knows the end of is late, and taken back', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(agent, question)
  await quiet()
  interruptsOf(ada).answer(KEY, { type: 'accept' })
  ask(agent)
  await expect.poll(() => viewOf(ada)?.own).toMatchObject({ state: 'late', reason: 'gone' })
  expect(viewOf(ada)).toMatchObject({ state: 'withdrawn', mine: false })
  expect(interruptsOf(ada).open.getSnapshot()).toEqual([])
  await expect.poll(() => standing(ada)).toEqual([])
})

test('an answer that the agent does not take is refused in words, and another can be given', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(agent, question)
  await quiet()
  const first = interruptsOf(ada).answer(KEY, { type: 'accept' })
  const refusals = { [first]: { at: 6, code: 'value-invalid', message: 'The price has changed.' } }
  writeAgentRecord(agent, agentRecord('planner', { interrupts: [question], refusals }))
  await quiet()
  expect(viewOf(ada)).toMatchObject({
    state: 'open',
    mine: true,
    own: { state: 'refused', reason: 'The price has changed.' },
  })
  expect(standing(ada)).toEqual([])
  const second = interruptsOf(ada).answer(KEY, { type: 'reject' })
  expect(viewOf(ada)?.own).toMatchObject({ proposal: second, state: 'proposed' })
})

test('an answer that is none, or to what is closed, unknown or for others, is not even written', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(
    agent,
    { ...question, kind: 'choice', options: [{ id: 'a', label: 'A' }] },
    { ...question, id: 'bobs', answerableBy: ['bob'] },
    { ...question, id: 'over', resolution: answered('p', 'bob') },
  )
  await quiet()
  const { answer, dismiss, revoke } = interruptsOf(ada)
  expect(() => answer(KEY, { type: 'choose', options: ['z'] })).toThrow(
    expect.objectContaining({ code: 'value-invalid', message: expect.stringContaining('There is no option z') }),
  )
  expect(() => answer('planner/bobs', { type: 'accept' })).toThrow(expect.objectContaining({ code: 'not-permitted' }))
  expect(() => answer('planner/over', { type: 'accept' })).toThrow(
    expect.objectContaining({ code: 'not-permitted', message: expect.stringContaining('answered by bob') }),
  )
  expect(() => answer('planner/none', { type: 'accept' })).toThrow(expect.objectContaining({ code: 'not-found' }))
  expect(() => dismiss(KEY)).toThrow(expect.objectContaining({ code: 'not-permitted' }))
  expect(() => revoke('planner/none')).toThrow(expect.objectContaining({ code: 'not-found' }))
  expect(() => interruptsOf(agent).answer(KEY, { type: 'accept' })).toThrow(
    expect.objectContaining({ code: 'not-permitted' }),
  )
  expect(standing(ada)).toEqual([])
})

test('a second answer of one person takes the place of the first, and the same again is the same', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(agent, question)
  await quiet()
  const first = interruptsOf(ada).answer(KEY, { type: 'accept' })
  expect(interruptsOf(ada).answer(KEY, { type: 'accept' })).toBe(first)
  const second = interruptsOf(ada).answer(KEY, { type: 'reject' })
  await quiet()
  expect(
    proposalsFor(agent, 'planner')
      .getSnapshot()
      .map(({ proposal }) => proposal.id),
  ).toEqual([second])
})

test('a clock that is set back does not make a later answer the earlier one', async () => {
  const manual = createManualClock(10_000)
  let setBackMs = 0
  await using board = openBoard({ ...manual, now: () => manual.now() - setBackMs })
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(agent, question)
  await quiet()
  interruptsOf(ada).answer(KEY, { type: 'accept' })
  setBackMs = 5_000
  const later = interruptsOf(ada).answer(KEY, { type: 'reject' })
  expect(standing(ada)).toMatchObject([{ id: later, at: 10_000 }])
})

test('who has won on one device has not lost on another, whose answer stands a moment longer', async () => {
  await using board = openBoard()
  const agent = await board.agent('planner')
  const [laptop, phone] = [await board.person('ada', 'laptop'), await board.person('ada', 'phone')]
  ask(agent, question)
  await quiet()
  const other = interruptsOf(phone).answer(KEY, { type: 'reject' })
  await quiet()
  phone.link.freeze()
  const id = interruptsOf(laptop).answer(KEY, { type: 'accept' })
  await quiet()
  ask(agent, { ...question, resolution: answered(id, 'ada') })
  await quiet()
  ask(agent, { ...question, title: 'Booked', resolution: answered(id, 'ada') })
  await quiet()
  expect(standing(laptop)).toMatchObject([{ id: other }])
  expect(viewOf(laptop)).toMatchObject({ title: 'Booked', own: { proposal: id, state: 'won' } })
})

test('commands and answers stand in one record, and neither takes the other back', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(agent, question)
  await quiet()
  const command = ada.sendCommand({ kind: 'pause', to: 'planner' })
  const proposal = interruptsOf(ada).answer(KEY, { type: 'accept' })
  const acks = { [command]: { state: 'done' as const, at: 7 } }
  writeAgentRecord(agent, agentRecord('planner', { interrupts: [question], acks }))
  // What takes settled commands back is loaded when the first one is.
  await vi.waitFor(() =>
    expect(ada.doc.getMap('people').toJSON()).toMatchObject({
      'ada/d1': { commands: [], proposals: [{ id: proposal }] },
    }),
  )
  ada.sendCommand({ kind: 'resume', to: 'planner' })
  expect(standing(ada)).toHaveLength(1)
  writeAgentRecord(
    agent,
    agentRecord('planner', { interrupts: [{ ...question, resolution: answered(proposal, 'ada') }] }),
  )
  await quiet()
  expect(ada.doc.getMap('people').toJSON()).toMatchObject({
    'ada/d1': { commands: [{ kind: 'resume' }], proposals: [] },
  })
})

test('a question is unattended while its agent is gone, and can be answered for when it comes back', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(agent, question)
  await quiet()
  expect(viewOf(ada)?.state).toBe('open')
  await agent.close()
  await quiet()
  expect(viewOf(ada)).toMatchObject({ state: 'unattended', mine: true })
  expect(interruptsOf(ada).open.getSnapshot()).toEqual([KEY])
  const id = interruptsOf(ada).answer(KEY, { type: 'accept' })
  const next = await board.agent('planner')
  expect(proposalsFor(next, 'planner').getSnapshot()).toMatchObject([{ proposal: { id } }])
  expect(viewOf(ada)?.state).toBe('open')
})

test('an unattended question is put away for everybody by one, and is back when its agent is', async () => {
  await using board = openBoard()
  const [agent, ada, bob] = await Promise.all([board.agent('planner'), board.person('ada'), board.person('bob')])
  ask(agent, question)
  await quiet()
  expect(viewOf(bob)?.state).toBe('open')
  await agent.close()
  await quiet()
  interruptsOf(ada).dismiss(KEY)
  await quiet()
  for (const person of [ada, bob]) {
    expect(viewOf(person)).toMatchObject({ state: 'dismissed', mine: false })
    expect(interruptsOf(person).open.getSnapshot()).toEqual([])
  }
  const next = await board.agent('planner')
  ask(next, { ...question, resolution: { state: 'ignored', at: 9, by: { person: 'ada' } } })
  await quiet()
  expect(viewOf(bob)?.state).toBe('ignored')
  expect(standing(ada)).toEqual([])
})

test('a question is expired at its deadline, whoever looks and whatever its agent does', async () => {
  const clock = createManualClock(1_000)
  await using board = openBoard(clock)
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(agent, { ...question, deadline: 61_000 }, { ...question, id: 'q2' })
  await quiet()
  const { views, open } = interruptsOf(ada)
  let wakes = 0
  views.get(KEY).subscribe(() => (wakes += 1))
  await clock.advance(59_000)
  expect(viewOf(ada)?.state).toBe('open')
  await clock.advance(1_000)
  expect(viewOf(ada)).toMatchObject({ state: 'expired', mine: false })
  expect(wakes).toBe(1)
  expect(open.getSnapshot()).toEqual([KEY, 'planner/q2'])
  expect(() => interruptsOf(ada).answer(KEY, { type: 'accept' })).toThrow(
    expect.objectContaining({ code: 'not-permitted' }),
  )
  interruptsOf(ada).dismiss(KEY)
  expect(viewOf(ada)?.state).toBe('dismissed')
  expect(open.getSnapshot()).toEqual(['planner/q2'])
})

test('people see who else is about to answer, until they have, let go or are gone', async () => {
  await using board = openBoard()
  const [agent, ada, bob] = await Promise.all([board.agent('planner'), board.person('ada'), board.person('bob')])
  ask(agent, question, { ...question, id: 'q2' })
  await quiet()
  expect(viewOf(bob)?.answering).toEqual([])
  interruptsOf(ada).claim(KEY)
  interruptsOf(ada).claim('planner/q2')
  await quiet()
  expect(viewOf(bob)?.answering).toEqual([{ person: 'ada', name: 'ada' }])
  expect(viewOf(ada)?.answering).toEqual([])
  interruptsOf(ada).answer(KEY, { type: 'accept' })
  await quiet()
  expect(viewOf(bob)?.answering).toEqual([])
  expect(viewOf(bob, 'planner/q2')?.answering).toHaveLength(1)
  await ada.close()
  await quiet()
  expect(viewOf(bob, 'planner/q2')?.answering).toEqual([])
})

test('the long parts of a question are loaded once somebody looks at it', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  const details = 'agents/planner/interrupt-q1'
  const schema = { type: 'object', properties: { seats: { type: 'integer' } } }
  const writer = createStreamWriter(agent, { stream: details })
  const data = { body: 'A long story', schema, draft: { seats: 1 }, tool: { name: 'book', input: [1] } }
  await writer.write({ type: 'data-interrupt', data })
  await writer.close()
  ask(agent, { ...question, kind: 'form', details }, { ...question, id: 'q2', details: 'agents/other/secret' })
  await quiet()
  expect(viewOf(ada)).toMatchObject({ details: 'loading', body: undefined })
  const end = interruptsOf(ada)
    .views.get(KEY)
    .subscribe(() => {})
  await expect.poll(() => viewOf(ada)?.details).toBe('loaded')
  expect(viewOf(ada)).toMatchObject({ ...data, title: 'Book it?' })
  end()
  expect(viewOf(ada)).toMatchObject({ details: 'loaded', body: 'A long story' })
  expect(() => interruptsOf(ada).answer(KEY, { type: 'submit', value: { seats: 'two' } })).toThrow(
    expect.objectContaining({ message: expect.stringContaining('value.seats') }),
  )
  // Another agent could say anything in this one's name.
  interruptsOf(ada)
    .views.get('planner/q2')
    .subscribe(() => {})
  expect(viewOf(ada, 'planner/q2')?.details).toBe('failed')
})

test('a hostile schema is not run, and the view says why', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  ask(agent, { ...question, kind: 'form', schema: { type: 'string', pattern: '(a+)+$' } })
  await quiet()
  expect(viewOf(ada)).toMatchObject({ state: 'open', schema: undefined })
  expect(viewOf(ada)?.schemaIssues).toMatchObject([{ path: 'pattern' }])
  expect(() => interruptsOf(ada).answer(KEY, { type: 'submit', value: 'aaaa' })).toThrow(
    expect.objectContaining({ code: 'value-invalid' }),
  )
})

test('what was granted is listed, and can be taken back', async () => {
  await using board = openBoard()
  const [agent, ada] = await Promise.all([board.agent('planner'), board.person('ada')])
  const grant = { id: 'g1', key: 'book', title: 'Book it?', by: { person: 'ada' }, at: 6, interrupt: 'q1' }
  writeAgentRecord(agent, agentRecord('planner', { grants: [grant, { id: 'broken' }] }))
  await quiet()
  const { grants, revoke } = interruptsOf(ada)
  expect(grants.ids.getSnapshot()).toEqual(['planner/g1'])
  expect(grants.get('planner/g1').getSnapshot()).toMatchObject({
    covers: 'book',
    agentName: 'planner',
    revoking: undefined,
  })
  revoke('planner/g1')
  revoke('planner/g1')
  await quiet()
  expect(grants.get('planner/g1').getSnapshot()?.revoking).toEqual({ state: 'requested' })
  expect(proposalsFor(agent, 'planner').getSnapshot()).toMatchObject([{ proposal: { kind: 'revoke', grant: 'g1' } }])
  writeAgentRecord(agent, agentRecord('planner', {}))
  await quiet()
  expect(grants.ids.getSnapshot()).toEqual([])
  expect(standing(ada)).toEqual([])
})

test('a change of one agent wakes nothing of another, nor of its own questions that stayed', async () => {
  await using board = openBoard()
  const [planner, hotels, ada] = await Promise.all([board.agent('planner'), board.agent('hotels'), board.person('ada')])
  ask(planner, question, { ...question, id: 'q2' })
  writeAgentRecord(hotels, agentRecord('hotels', { interrupts: [question] }))
  await quiet()
  const { views } = interruptsOf(ada)
  const woken: string[] = []
  for (const key of [KEY, 'planner/q2', 'hotels/q1']) views.get(key).subscribe(() => woken.push(key))
  const before = views.get(KEY).getSnapshot()
  for (let at = 10; at < 20; at += 1) {
    writeAgentRecord(
      planner,
      agentRecord('planner', { updatedAt: at, interrupts: [question, { ...question, id: 'q2' }] }),
    )
  }
  await quiet()
  expect(woken).toEqual([])
  expect(views.get(KEY).getSnapshot()).toBe(before)
  ask(planner, question, { ...question, id: 'q2', title: 'Really?' })
  await quiet()
  expect(woken).toEqual(['planner/q2'])
})
