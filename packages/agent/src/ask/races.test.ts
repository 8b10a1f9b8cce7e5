import { interruptsOf } from '@callboard/session/interrupts'
import { LOG_STREAM } from '@callboard/session/protocol'
import type { LogEntry } from '@callboard/session/schema'
import { decodeMessages } from '@callboard/session/wire'
import { expect, test } from 'vitest'
import { STEPS } from '../fixtures/race/mortal-connection.ts'
import { QUESTION, QUESTION_KEY, Race } from '../fixtures/race/race.ts'

/** How many races there are; CALLBOARD_RACES for another number. */
const usual = 1_000
const count = Number(process.env['CALLBOARD_RACES'] ?? usual)
/** How many races a test has. */
const BATCH = 100

const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, index) => index * BATCH)

async function prove(seed: number): Promise<Race> {
  const race = new Race(seed)
  try {
    await race.run()
    await check(race)
  } catch (error) {
    console.error(`Seed ${seed} fails, with deaths at ${race.deaths.join(', ') || 'no step'}.`)
    throw error
  } finally {
    race.close()
  }
  return race
}

/** What must hold once a race is over. */
async function check(race: Race): Promise<void> {
  const { acts, outcomes, answerers, clock } = race
  expect(acts, 'it was acted on once').toHaveLength(1)
  const [act] = acts
  const by = act?.outcome.state === 'answered' ? act.outcome.by : undefined
  const answer = act?.outcome.state === 'answered' ? act.outcome.answer : undefined
  expect(by, 'somebody has won').toBeDefined()
  for (const outcome of outcomes) expect(outcome, 'every life heard the same').toMatchObject({ by, answer })
  expect(outcomes.filter(({ again }) => !again).length, 'it was new at most once').toBeLessThanOrEqual(1)

  const stood = race.question
  const decided = { state: 'answered', by, answer }
  if (stood !== undefined) expect(stood.resolution, 'the board says the same').toMatchObject(decided)
  const lines = logged(race)
  expect(lines, 'the log says so once').toHaveLength(1)
  expect(lines[0]?.resolution).toMatchObject(decided)

  for (const answerer of answerers) {
    const { session, id } = answerer
    const people = session.doc.getMap<{ proposals?: readonly unknown[] }>('people')
    for (const record of people.values()) expect(record.proposals ?? [], 'what is decided is taken back').toEqual([])
    const view = race.view(answerer)
    if (answerer.proposal !== undefined) {
      const hasWon = answerer.proposal === lines[0]?.resolution?.proposal
      expect(hasWon ? ['won'] : ['lost', 'refused'], `${id} is told`).toContain(view?.own?.state)
      expect(view?.resolution?.by?.person, `${id} is told who`).toBe(by?.person)
      expect(view?.resolution?.at).toBe(act?.outcome.at)
    }
    const found = interruptsOf(session).decisionOf(QUESTION_KEY)
    await clock.advance(100)
    expect((await found)?.resolution?.by, `${id} can look it up`).toEqual(by)
  }
}

function logged(race: Race): readonly LogEntry[] {
  const log = race.relay.streams('race').find(LOG_STREAM)
  const lines = decodeMessages(log?.read(0, log.tail, Infinity).bytes ?? new Uint8Array()) as readonly LogEntry[]
  return lines.filter((line) => line.type === 'decision' && line.interrupt?.id === QUESTION)
}

const patience = { timeout: 120_000 }

test.for(batches)('races %i and on: one winner, acted on once, the same everywhere', patience, async (first) => {
  const races: Race[] = []
  for (let seed = first; seed < Math.min(first + BATCH, count); seed += 1) races.push(await prove(seed))
  // The faults were there: agents died at every step, and people came too late.
  const deaths = races.flatMap((race) => race.deaths)
  expect(STEPS.filter((step) => !deaths.includes(step)), 'steps at which none died').toEqual([])
  expect(races.some((race) => race.outcomes.some(({ again }) => again))).toBe(true)
  expect(races.some((race) => race.question === undefined), 'a question that had left the record').toBe(true)
})
