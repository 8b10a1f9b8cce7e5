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
