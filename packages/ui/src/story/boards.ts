import { says, speak, thinks } from './speech.ts'
import { ACTIVITIES_ANSWER, FLIGHTS_SPEECH, FLIGHTS_THOUGHT, HOTELS_ANSWER } from './speeches.ts'
import type { StoryBoard } from './story-context.ts'
import { PLANNERS } from './records.ts'

/** The four who plan a trip, at work. */
export async function planners(board: StoryBoard): Promise<void> {
  for (const [id, record] of Object.entries(PLANNERS)) await board.agent(id, record)
  await board.pass(94)
}

/** Five people beside Ada, one of them on two devices. */
export async function crowdOfPeople(board: StoryBoard): Promise<void> {
  board.session.setPlace('Itinerary')
  await board.person('ben', 'Ben Okafor', 'Itinerary, hotel')
  await board.person('chloe', 'Chloé Laurent', 'Conversation')
  await board.person('daiki', '大輝 佐藤')
  await board.person('esra', 'Esra Yılmaz', 'Itinerary')
  await board.pass(1)
  await board.person('esra', 'Esra Yılmaz', 'Itinerary, flight')
  await board.person('femi', 'Femi')
  await board.pass(1)
}

/** The link is cut and the relay takes no new one. */
export async function reconnecting(board: StoryBoard): Promise<void> {
  board.relay.stop()
  await board.pass(4)
}

/** A flight, a hotel and two activities. */
export async function chosenTrip(board: StoryBoard): Promise<void> {
  const { session } = board
  session.setSelection('flight', { title: 'TP 533, Berlin to Lisbon', detail: 'Friday 18:20 – 21:05 · direct · 2 people' })
  session.setSelection('hotel', { name: 'Casa do Jasmim', description: '2 nights in Alfama · breakfast included' })
  session.setSelection('activity/tram', { title: 'Ride tram 28 before breakfast', detail: 'Saturday 08:00' })
  session.setSelection('activity/sintra', { title: 'Sintra and the Moorish castle', detail: 'Sunday, the whole day' })
  await board.pass(0)
}

/** Flights says something, a piece every 30 ms of the board's time. */
export async function flightsSpeaking(board: StoryBoard): Promise<void> {
  await speak(board, await board.agent('flights', PLANNERS.flights), 'answer', FLIGHTS_SPEECH, { perSecond: 33 })
}

/** All four say something at once. */
export async function allSpeaking(board: StoryBoard): Promise<void> {
  const said = {
    orchestrator: [...thinks(FLIGHTS_THOUGHT), ...says('I have asked the others, and put together what they find.')],
    flights: FLIGHTS_SPEECH,
    hotels: says(HOTELS_ANSWER),
    activities: says(ACTIVITIES_ANSWER),
  }
  for (const [id, record] of Object.entries(PLANNERS)) {
    await speak(board, await board.agent(id, record), 'answer', said[id as keyof typeof said], { perSecond: 25 })
  }
}

const ADA = { kind: 'person', id: 'ada', name: 'Ada' } as const
const BEN = { kind: 'person', id: 'ben', name: 'Ben Okafor' } as const
const ORCHESTRATOR = { kind: 'agent', id: 'orchestrator', name: 'Orchestrator' } as const

/** Ada, Ben and the agents plan a trip; flights' answer is a stream that is done. */
export async function shortConversation(board: StoryBoard): Promise<void> {
  const from = board.clock.now()
  board.message({ id: 'm1', at: from - 90_000_000, from: BEN, text: 'Shall we go away for a weekend in March?' })
  board.message({ id: 'm2', at: from - 89_900_000, from: ADA, text: 'Yes! Somewhere warm.\nLisbon?' })
  await board.pass(40)
  board.message({ id: 'm3', from: ADA, text: 'A weekend in Lisbon for two, from Berlin, leaving on Friday after work', to: ['orchestrator'] })
  await board.pass(4)
  for (const [id, record] of Object.entries(PLANNERS)) {
    const agent = await board.agent(id, record)
    if (id !== 'flights') continue
    await speak(board, agent, 'answer', FLIGHTS_SPEECH)
  }
  board.message({ id: 'm4', from: ORCHESTRATOR, text: 'I have asked **flights**, **hotels** and **activities**. Flights is first.', replyTo: 'm3' })
  await board.pass(10)
  board.message({ id: 'm5', from: { kind: 'agent', id: 'flights', name: 'Flights' }, stream: 'agents/flights/answer', replyTo: 'm3' })
  await board.pass(60)
  board.message({ id: 'm6', from: BEN, text: 'The night flight is out, please.' })
  await board.pass(5)
}

/** More than a page holds: 400 messages over two weeks. */
export async function longConversation(board: StoryBoard): Promise<void> {
  const from = board.clock.now() - 400 * 3_000_000
  for (let index = 0; index < 400; index += 1) {
    const who = [BEN, ADA, ORCHESTRATOR][Math.floor(index / 2) % 3] ?? BEN
    board.message({ id: `m${index}`, at: from + index * 3_000_000, from: who, text: `${index + 1}. ${index % 3 === 0 ? HOTELS_ANSWER : 'Noted.'}` })
  }
  await board.pass(1)
}

/** Three agents answer at once, each in a message of its own. */
export async function answersComing(board: StoryBoard): Promise<void> {
  await shortConversation(board)
  const said = { hotels: says(HOTELS_ANSWER), activities: says(ACTIVITIES_ANSWER), orchestrator: [...thinks(FLIGHTS_THOUGHT), ...says('Then it is TP 533 and Casa do Jasmim.')] }
  for (const [id, chunks] of Object.entries(said)) {
    const name = PLANNERS[id as keyof typeof said].name ?? id
    await speak(board, await board.agent(id, PLANNERS[id as keyof typeof said]), 'next', chunks, { perSecond: 20 })
    board.message({ id: `next-${id}`, from: { kind: 'agent', id, name }, stream: `agents/${id}/next` })
  }
  await board.pass(0)
}

/** Agents in every way in which one can stand; two of them want a person. */
export async function crowdStanding(board: StoryBoard): Promise<void> {
  const { flights, hotels, activities } = PLANNERS
  await board.agent('quiet', { ...flights, name: 'Quiet', reportsWithinMs: 5_000 })
  board.crash(await board.agent('gone', { ...hotels, name: 'Gone' }))
  await board.pass(60)
  for (const id of ['a', 'b']) await board.agent(`asks-${id}`, activities)
  for (const id of ['a', 'b', 'c', 'd']) await board.agent(`works-${id}`, { ...flights, usage: { inputTokens: 9_000, outputTokens: 1_300, cost: 0.07, currency: 'EUR' } })
  await board.agent('waits', { status: 'waiting', reason: 'waiting-for-agent' })
  await board.agent('paused', { status: 'paused' })
  await board.agent('failed', { status: 'failed' })
  for (const id of ['a', 'b', 'c']) await board.agent(`done-${id}`, { status: 'done' })
  await board.agent('idle')
}
