import type { Agent, Outcome, Question } from '@callboard/agent'
import type { Hotel } from '../../board/hotel.ts'
import type { OpenChoice, PlannerMemory } from '../../board/planner-memory.ts'
import { euros } from '../../domain/money/euros.ts'
import { readItinerary, totalOf } from './board-view.ts'
import { describeBudget } from './describe-itinerary.ts'
import type { Dispatch } from './dispatch.ts'
import { troubleWith } from './plan-trip.ts'

/** What the question is asked with. */
export interface HotelChoiceOptions {
  readonly agent: Agent
  readonly memory: PlannerMemory
  readonly dispatch: Dispatch
  readonly say: (text: string) => void
  /** How long people may take to answer. Milliseconds. @default 60000 */
  readonly answerWithinMs?: number | undefined
}

const ANSWER_WITHIN_MS = 60_000

/** Asks people which of several hotels it shall be, while the best of them stands on the board and all else goes on. */
export class HotelChoice {
  readonly #options: HotelChoiceOptions
  /** The question that is open, and the way to call off what is done about it. */
  #open: { readonly question: Question; readonly abort: AbortController } | undefined
  /** Whether the answer is being carried out, which changes the hotel, too. */
  #isActing = false

  constructor(options: HotelChoiceOptions) {
    this.#options = options
    const { agent } = options
    const unsubscribe = agent.selections.subscribe((changes) => {
      const choice = this.#unsettled()
      const change = changes.find(({ key }) => key === 'hotel')
      if (choice === undefined || change === undefined) return
      const hotel = agent.selections.get('hotel')
      // Who has asked for something cheaper meanwhile has chosen: the deadline must not bring back the best one.
      const isStanding = this.#isActing ? isAmong(hotel, choice) : hotel?.id === choice.hotels[0]?.id
      if (!isStanding) this.withdraw('Another hotel was chosen, or none.')
    })
    agent.signal.addEventListener('abort', unsubscribe, { once: true })
  }

  /** Asks, unless this has been asked before. */
  offer(choice: Omit<OpenChoice, 'isSettled'>): void {
    const { agent, memory } = this.#options
    // A plan that is taken up again after a crash finds out once more what it had asked.
    if (memory.choice()?.id === choice.id || !isAmong(agent.selections.get('hotel'), choice)) return
    this.withdraw('There are other hotels to choose from.')
    const asked = { ...choice, isSettled: false }
    memory.setChoice(asked)
    try {
      this.#ask(asked)
    } catch {
      // A question that has no room on the board is not worth the plan: the best one stands.
      memory.setChoice({ ...asked, isSettled: true })
    }
  }

  /** Takes up the question of a former life. */
  resume(): void {
    const choice = this.#unsettled()
    if (choice !== undefined) this.#ask(choice)
  }

  /** Takes back what is open, and calls off what is being done about the answer. */
  withdraw(reason: string): void {
    const choice = this.#unsettled()
    if (choice !== undefined) this.#options.memory.setChoice({ ...choice, isSettled: true })
    this.#open?.question.withdraw(reason)
    this.#open?.abort.abort(new Error(reason))
    this.#open = undefined
  }

  #unsettled(): OpenChoice | undefined {
    const choice = this.#options.memory.choice()
    return choice?.isSettled === false ? choice : undefined
  }

  #ask(choice: OpenChoice): void {
    const { agent, answerWithinMs = ANSWER_WITHIN_MS } = this.#options
    const { id, trip, hotels } = choice
    const [best] = hotels
    if (best === undefined) return
    const question = agent.ask({
      id,
      kind: 'choice',
      title: `Which hotel in ${trip.destination.name}?`,
      body: `They come close to each other. If nobody chooses, it is ${best.name}.`,
      options: hotels.map((hotel) => ({ id: hotel.id, label: labelOf(hotel), description: describe(hotel) })),
      allow: ['ignore'],
      deadlineInMs: answerWithinMs,
      onDeadline: { type: 'choose', options: [best.id] },
      reason: 'close-ranking',
    })
    const abort = new AbortController()
    this.#open = { question, abort }
    question.then((outcome) => this.#act(choice, outcome, AbortSignal.any([abort.signal, agent.signal]))).catch((error) => {
      if (agent.signal.aborted || abort.signal.aborted) return
      this.#options.say(`The hotel stays as it is: ${error instanceof Error ? error.message : String(error)}`)
    })
  }

  async #act(choice: OpenChoice, outcome: Outcome, signal: AbortSignal): Promise<void> {
    const { agent, memory, dispatch, say } = this.#options
    signal.throwIfAborted()
    const hotel = outcome.state === 'answered' ? choice.hotels.find(({ id }) => id === outcome.answer.options?.[0]) : undefined
    const current = agent.selections.get('hotel')
    if (hotel !== undefined && hotel.id !== current?.id && current !== undefined) {
      const { id, task, trip } = choice
      const order = { id: `${id}-${hotel.id}`, parent: { agent: agent.id, task }, kind: 'take' as const, trip, hotel }
      this.#isActing = true
      const given = await dispatch('hotels', order, signal).finally(() => {
        this.#isActing = false
      })
      const itinerary = readItinerary(agent)
      const total = `That makes ${euros(totalOf(itinerary))} in total${describeBudget(itinerary)}.`
      say([...troubleWith('hotels', given), ...(memory.planning() === undefined ? [total] : [])].join('\n'))
    } else if (outcome.state === 'answered' && current !== undefined) {
      const isByPerson = outcome.by !== undefined
      say(isByPerson ? `You stay at ${current.name}.` : `Nobody chose a hotel in time, so it is ${current.name}.`)
    }
    memory.setChoice({ ...choice, isSettled: true })
    this.#open = undefined
  }
}

function isAmong(hotel: Hotel | undefined, { hotels }: Pick<OpenChoice, 'hotels'>): boolean {
  return hotels.some(({ id }) => id === hotel?.id)
}

function labelOf({ name, totalEur }: Hotel): string {
  return `${name}, ${euros(totalEur)}`
}

function describe({ stars, rating, distanceKm, area }: Hotel): string {
  const starred = stars === 1 ? '1 star' : `${stars} stars`
  return `${starred}, rated ${rating}, in ${area}, ${distanceKm} km from the centre`
}
