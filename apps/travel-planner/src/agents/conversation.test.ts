import type { Agent } from '@callboard/agent'
import { createMemoryRelay, createSession, type Session } from '@callboard/session'
import { agentStreamName } from '@callboard/session/protocol'
import { conversationOf, readStream, type StreamView } from '@callboard/session/streams'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Activity } from '../board/activity.ts'
import type { Flight } from '../board/flight.ts'
import type { Hotel } from '../board/hotel.ts'
import { appSchema, PLANNER_SESSION } from '../board/app-schema.ts'
import { openMemory } from '../board/planner-memory.ts'
import type { Trip } from '../board/trip.ts'
import { createOfflineModel } from '../language/offline/offline-model.ts'
import { activitiesSpecialist } from './activities/activities-specialist.ts'
import { joinBoard } from './fixtures/join-board.ts'
import { listen } from './fixtures/listen.ts'
import { flightsSpecialist } from './flights/flights-specialist.ts'
import { hotelsSpecialist } from './hotels/hotels-specialist.ts'
import { createDispatch } from './orchestrator/dispatch.ts'
import { Orchestrator } from './orchestrator/orchestrator.ts'
import { HELP } from './orchestrator/set-phrases.ts'
import { startSpecialist } from './specialist/run-specialist.ts'

type Heard = ReturnType<typeof listen>

interface Conversation {
  readonly session: Session
  /** All that was said so far. */
  readonly heard: Heard
  /** Says something, waits until the planner has answered and nobody works any more, and gives all that was said. */
  say(text: string): Promise<string>
  /** Keys of what is selected, without the trip. */
  selected(): readonly string[]
  /** Starts another life of the orchestrator: after it has left, or, as in a crash, without a word of the one before. */
  restart(how?: 'crash'): Promise<void>
}

/** All four agents in this process, talking over HTTP, with a board in memory; a person who talks with them. */
async function converse(pageDelayMs = 0, wordDelayMs = 0): Promise<Conversation> {
  const relay = createMemoryRelay()
  const join = (id: string): Promise<Agent> => joinBoard(relay, id)
  const urls = { flights: '', hotels: '', activities: '' }
  for (const specialist of [flightsSpecialist, hotelsSpecialist, activitiesSpecialist]) {
    const server = await startSpecialist(specialist, await join(specialist.id), { port: 0, pageDelayMs, wordDelayMs })
    urls[specialist.id] = server.url
  }
  const begin = async (): Promise<Agent> => {
    const agent = await join('orchestrator')
    const chosen = { model: createOfflineModel({ wordDelayMs }), name: 'offline planner', offline: true }
    const life = new Orchestrator({
      agent,
      memory: openMemory(agent.session),
      dispatch: createDispatch(agent, urls),
      chosen,
      wordDelayMs,
    })
    // A life whose place another takes ends with an error.
    life.run().catch(() => undefined)
    return agent
  }
  let orchestrator = await begin()
  const session = createSession({
    connection: relay.connect(PLANNER_SESSION),
    identity: { kind: 'person', id: 'ann', name: 'Ann', device: 'desk' },
    schema: appSchema,
  })
  onTestFinished(() => session.close())
  await session.whenSynced()
  const heard = listen(session)
  return {
    session,
    heard,
    say: (text) => saySomething(session, heard, text),
    selected: () => session.selections.ids.getSnapshot().filter((key) => key !== 'trip'),
    restart: async (how) => {
      if (how !== 'crash') await orchestrator.leave()
      orchestrator = await begin()
    },
  }
}

async function saySomething(session: Session, heard: Heard, text: string): Promise<string> {
  const before = heard().length
  const id = conversationOf(session).send({ text, to: 'orchestrator' })
  const fromAgents = () => heard().slice(before).filter(({ from }) => from === 'agent')
  const isAnswered = () => fromAgents().some((message) => message.replyTo === id)
  const isWhole = () => fromAgents().every((message) => message.isWhole)
  await vi.waitUntil(isAnswered, { timeout: 60_000 })
  await vi.waitUntil(() => session.totals.getSnapshot().tasks.running === 0 && !isPlanning(session) && isWhole(), {
    timeout: 60_000,
  })
  return fromAgents()
    .map((message) => message.text)
    .join('\n')
}

function isPlanning(session: Session): boolean {
  const memory = openMemory(session)
  return memory.planning() !== undefined || memory.answers().length > 0
}

function numberOf(session: Session, leg: 'outbound' | 'return'): string {
  const value = session.selections.get(`flight/${leg}`).getSnapshot()?.value as { readonly number: string } | undefined
  return value?.number ?? 'none'
}

test('a wish ends with flights, hotel and activities on the board, and the itinerary is told from there', async () => {
  const { session, say, selected } = await converse()
  await say('Plan a weekend in Lisbon from Berlin')
  expect(selected()).toEqual(expect.arrayContaining(['flight/outbound', 'flight/return', 'hotel']))
  expect(selected().filter((key) => key.startsWith('activity/')).length).toBeGreaterThanOrEqual(2)
  for (const key of session.selections.ids.getSnapshot()) {
    expect(session.selections.get(key).getSnapshot()).toMatchObject({ valid: true })
  }
  const answer = await say("what's my itinerary?")
  expect(answer).toContain(numberOf(session, 'outbound'))
  expect(answer).toContain(numberOf(session, 'return'))
})

test('a flight that the person removes is noticed, not told of, and not chosen again', async () => {
  const { session, heard, say } = await converse()
  await say('Plan a weekend in Lisbon from Berlin')
  const removed = numberOf(session, 'outbound')
  session.removeSelection('flight/outbound')
  await vi.waitUntil(() => heard().at(-1)?.text.includes(`You removed ${removed}`))
  const itinerary = await say("what's my itinerary?")
  expect(itinerary).toContain('Out: no flight is chosen.')
  expect(itinerary).not.toContain(removed)
  await say('find another flight')
  expect(numberOf(session, 'outbound')).not.toMatch(new RegExp(`${removed}|none`))
})

test('a flight that the person puts back may be chosen again', async () => {
  const { session, say } = await converse()
  await say('Plan a weekend in Lisbon from Berlin')
  const flight = session.selections.get('flight/outbound').getSnapshot()?.value as Flight
  session.removeSelection('flight/outbound')
  const memory = openMemory(session)
  await vi.waitUntil(() => memory.declined().includes(flight.id))
  session.setSelection('flight/outbound', flight)
  await vi.waitUntil(() => !memory.declined().includes(flight.id))
})

test('what was asked for and not yet answered outlives a restart of the orchestrator', async () => {
  const { say, selected, restart } = await converse()
  expect(await say("I'd like to go to Rome for two nights")).toContain('Where do you leave from?')
  await restart()
  expect(await say('Berlin')).toContain('2 nights')
  expect(selected()).toContain('hotel')
})

test('changes are made and told', async () => {
  const { session, say, selected } = await converse()
  await say('Plan a weekend in Lisbon from Berlin for two')
  const value = (key: string) =>
    session.selections.get(key).getSnapshot()?.value as { totalEur: number; departsAt: string; id: string }
  const hotel = value('hotel')
  expect(await say('cheaper hotel')).toContain('You now stay at')
  expect(value('hotel').totalEur).toBeLessThan(hotel.totalEur)
  const back = value('flight/return')
  await say('an earlier return flight')
  expect(value('flight/return').departsAt < back.departsAt).toBe(true)
  expect(await say('add a food tour')).toMatch(/food|Bakeries/i)
  expect(await say('remove all activities')).toContain('off')
  expect(selected().filter((key) => key.startsWith('activity/'))).toEqual([])
  expect(await say('when do I fly back?')).toContain(numberOf(session, 'return'))
  await say('start over')
  expect(session.selections.ids.getSnapshot()).toEqual([])
})

test('a budget is kept, and one that is set on the page is answered', async () => {
  const { session, heard, say } = await converse()
  const planned = await say('Plan a weekend in Lisbon from Berlin for two, under €700')
  expect(planned).toContain('under your budget of €700')
  session.setConfig('budget', 100)
  await vi.waitUntil(() => heard().at(-1)?.text.includes('Your budget is now €100'))
  const trip = session.selections.get('trip').getSnapshot()?.value as Trip
  expect(trip).toMatchObject({ budgetEur: 100 })
  session.setSelection('trip', { ...trip, budgetEur: 200 })
  await vi.waitUntil(() => heard().at(-1)?.text.includes('Your budget is now €200'))
})

test('a budget that the page sets as the setting and in the trip is answered once', async () => {
  const { session, heard, say } = await converse()
  await say('Plan a weekend in Lisbon from Berlin')
  const trip = session.selections.get('trip').getSnapshot()?.value as Trip
  session.setConfig('budget', 250)
  session.setSelection('trip', { ...trip, budgetEur: 250 })
  await say('how much is it?')
  const answers = heard().filter(({ text }) => text.startsWith('Your budget is now'))
  expect(answers).toHaveLength(1)
})

test('a budget that the plan keeps to leaves the plan as the person has made it', async () => {
  const { session, say } = await converse()
  await say('Plan a weekend in Lisbon from Berlin')
  await say('an earlier return flight')
  const flight = numberOf(session, 'return')
  expect(await say('keep it under €2,000')).toMatch(/Your budget is now €2,000; the plan is €[\d,]+ under it/)
  expect(numberOf(session, 'return')).toBe(flight)
  expect(session.selections.get('trip').getSnapshot()?.value).toMatchObject({ budgetEur: 2000 })
})

test('a new wish in the middle of the work takes its place', async () => {
  const { session, say } = await converse()
  conversationOf(session).send({ text: 'Plan a weekend in Lisbon from Berlin', to: 'orchestrator' })
  await vi.waitUntil(() => session.totals.getSnapshot().tasks.running > 0, { interval: 1 })
  expect(await say('Plan a weekend in Rome from Berlin')).toContain('Rome')
  const hotel = session.selections.get('hotel').getSnapshot()?.value as { readonly city: string }
  expect(hotel.city).toBe('Rome')
  expect(session.totals.getSnapshot().tasks.failed).toBe(0)
})

test('what is not understood or cannot be done is said plainly', async () => {
  const { say } = await converse()
  expect(await say('purple monkey dishwasher')).toContain('I did not understand')
  expect(await say('no, by train')).toContain('trains')
  expect(await say('cheaper hotel')).toContain('Nothing is planned yet')
})

test('every part of a message is acted upon or answered', async () => {
  const { session, say, selected } = await converse()
  await say('Plan a weekend in Lisbon from Berlin')
  const value = (key: string) => session.selections.get(key).getSnapshot()?.value as { id: string; kind: string }
  const museums = () => selected().filter((key) => key.startsWith('activity/') && value(key).kind === 'museum').length
  const [hotel, before] = [value('hotel').id, museums()]
  const both = await say('A nicer hotel, please, and another museum')
  expect(value('hotel').id).not.toBe(hotel)
  expect(museums()).toBe(before + 1)
  expect(both).toMatch(/You now stay at .*\nI put /)
  const mixed = await say(
    "an earlier return flight, what's the weather like, and how much is it? Oh, and blue elephants",
  )
  expect(mixed).toContain('Your return flight is now')
  expect(mixed).toContain('the weather')
  expect(mixed).toMatch(/€[\d,]+ in total/)
  expect(mixed).toContain('I did not understand: "blue elephants"')
})

test('"it" is what was talked about last', async () => {
  const { session, say } = await converse()
  await say('Plan a weekend in Lisbon from Berlin')
  const hotel = () => session.selections.get('hotel').getSnapshot()?.value as { totalEur: number } | undefined
  expect(await say('which hotel?')).toContain('You stay at')
  const before = hotel()?.totalEur ?? 0
  expect(await say('swap it for something cheaper')).toContain('You now stay at')
  expect(hotel()?.totalEur).toBeLessThan(before)
  expect(await say('remove it')).toContain('off')
  expect(session.selections.get('hotel').getSnapshot()).toBeUndefined()
})

test('wishes for a trip that is not complete yet are seen to once it is planned', async () => {
  const { session, say, selected } = await converse()
  expect(await say('two nights in Rome with a wine tasting')).toContain('Where do you leave from?')
  expect(await say('Berlin')).toContain('2 nights')
  const values = () => selected().map((key) => session.selections.get(key).getSnapshot()?.value)
  await vi.waitUntil(() => values().some((value) => (value as Partial<Activity>).kind === 'wine tasting'), {
    timeout: 60_000,
  })
})

test('what was removed is put back itself, whether on the page or by word', async () => {
  const { session, heard, say, selected } = await converse()
  await say('Plan a weekend in Lisbon from Berlin')
  const outbound = numberOf(session, 'outbound')
  session.removeSelection('flight/outbound')
  await vi.waitUntil(() => heard().at(-1)?.text.includes(`You removed ${outbound}`))
  expect(await say('put the flight back')).toContain(outbound)
  expect(numberOf(session, 'outbound')).toBe(outbound)
  const back = numberOf(session, 'return')
  await say('drop the return flight')
  expect(numberOf(session, 'return')).toBe('none')
  await say('no wait, put it back')
  expect(numberOf(session, 'return')).toBe(back)
  const before = selected().toSorted()
  await say('drop the hotel and remove all activities')
  expect(selected()).toHaveLength(2)
  await say('put the hotel back')
  await say('put the activities back')
  expect(selected().toSorted()).toEqual(before)
})

test('the orchestrator waits while the three specialists work', async () => {
  const { session, say } = await converse(20)
  const said = say('Plan a weekend in Lisbon from Berlin')
  const view = (id: string) => session.agents.get(id).getSnapshot()
  const specialists = ['flights', 'hotels', 'activities']
  await vi.waitUntil(() => specialists.every((id) => view(id)?.status === 'working'), { timeout: 60_000 })
  expect(view('orchestrator')).toMatchObject({ status: 'waiting', reason: 'waiting-for-agents' })
  await said
  await vi.waitUntil(() => view('orchestrator')?.reason === 'waiting-for-person', { timeout: 60_000 })
})

test('messages sent at once are answered in the order sent', async () => {
  const { session, heard } = await converse()
  const questions = ['hello', 'are these real flights?', 'how far is Lisbon from Berlin?', 'help', 'by train']
  const sent = questions.map((text) => conversationOf(session).send({ text, to: 'orchestrator' }))
  const answered = () => heard().flatMap(({ replyTo }) => replyTo ?? [])
  await vi.waitUntil(() => answered().length === sent.length, { timeout: 60_000 })
  expect(answered()).toEqual(sent)
})

test('what the specialists think aloud is what they do, and ends with their work', async () => {
  const { session, say } = await converse(10)
  await say('Plan a weekend in Lisbon from Berlin for two, under €900')
  const thoughts = await Promise.all(['flights', 'hotels', 'activities'].map((id) => thoughtsOf(session, id)))
  const [flights, hotels, activities] = thoughts
  expect(thoughts.map(({ status }) => status)).toEqual(['done', 'done', 'done'])
  expect(flights?.reasoning).toContain('From Berlin to Lisbon: BER to LIS')
  expect(flights?.reasoning).toContain(`${numberOf(session, 'outbound')} out and ${numberOf(session, 'return')} back`)
  const hotel = session.selections.get('hotel').getSnapshot()?.value as Hotel | undefined
  expect(hotels?.reasoning).toContain(hotel?.name)
  for (const key of session.selections.ids.getSnapshot().filter((id) => id.startsWith('activity/'))) {
    const activity = session.selections.get(key).getSnapshot()?.value as Activity | undefined
    expect(activities?.reasoning).toContain(`I take ${activity?.title}`)
  }
  const lookups = thoughts.flatMap(({ parts }) => parts.filter((part) => part.type === 'dynamic-tool'))
  const names = ['find-route', 'compare-fares', 'compare-fares', 'weigh-hotels', 'read-programme']
  expect(lookups).toMatchObject(names.map((toolName) => ({ toolName, state: 'output-available' })))
  expect(lookups[1]).toMatchObject({ input: { fares: 2160 }, output: { looked: 2160 } })
  const sources = thoughts.flatMap(({ parts }) => parts.filter((part) => part.type === 'source-url'))
  expect(sources.map((source) => ('url' in source ? source.url : ''))).toContain('https://www.geonames.org/2267057')
})

test('an answer that a crash cut short is told whole by the next life, once', async () => {
  const { session, heard, restart } = await converse(0, 20)
  const id = conversationOf(session).send({ text: 'help', to: 'orchestrator' })
  const answers = () => heard().filter(({ replyTo }) => replyTo === id)
  await vi.waitUntil(() => (answers()[0]?.text.length ?? 0) > 20, { timeout: 60_000 })
  await restart('crash')
  expect(answers()).toMatchObject([{ isWhole: false }])
  await vi.waitUntil(() => answers()[0]?.isWhole, { timeout: 60_000 })
  expect(answers()).toHaveLength(1)
  expect(answers()[0]?.text).toBe(HELP)
})

test('an answer that a restart broke off is told again', async () => {
  const { session, heard, restart } = await converse(0, 20)
  conversationOf(session).send({ text: 'help', to: 'orchestrator' })
  const answers = () => heard().filter(({ from }) => from === 'agent')
  await vi.waitUntil(() => (answers()[0]?.text.length ?? 0) > 20, { timeout: 60_000 })
  await restart()
  await vi.waitUntil(() => answers().at(-1)?.text === HELP, { timeout: 60_000 })
  expect(answers()).toHaveLength(2)
})

/** The latest thoughts of an agent, whole. */
async function thoughtsOf(session: Session, agentId: string): Promise<StreamView> {
  const id = session.agents.get(agentId).getSnapshot()?.record?.streams?.at(-1)?.id ?? ''
  const store = readStream(session, agentStreamName(agentId, id))
  const stop = store.subscribe(() => {})
  await vi.waitUntil(() => ['done', 'failed', 'interrupted'].includes(store.getSnapshot().status))
  stop()
  return store.getSnapshot()
}
