import { randomUUID } from 'node:crypto'
import type { Agent, IncomingMessage } from '@callboard/agent'
import type { Hotel } from '../../board/hotel.ts'
import type { PlannerMemory } from '../../board/planner-memory.ts'
import type { TripDraft } from '../../board/trip-draft.ts'
import type { Trip } from '../../board/trip.ts'
import { dayOf } from '../../domain/calendar/day.ts'
import type { ChangeIntent, Intent, MessageContext, TripIntent } from '../../language/intent.ts'
import { interpret } from '../../language/interpret.ts'
import type { ChosenModel } from '../../language/model.ts'
import type { SpecialistName } from '../environment.ts'
import { stoppedBy } from '../stopped-by.ts'
import { aboutOf, answerPhrase, isAboutPlan, keeps, type Question } from './answer-phrase.ts'
import { answerQuestion } from './answer-question.ts'
import { Answers } from './answers.ts'
import { isEmpty, readItinerary } from './board-view.ts'
import { budgetNote, staysWithin, watchBudget } from './budget.ts'
import { changePlan, clearPlan } from './change-plan.ts'
import type { Dispatch } from './dispatch.ts'
import { HotelChoice } from './hotel-choice.ts'
import { announcement, planTrip } from './plan-trip.ts'
import { sameTrip } from './same-trip.ts'
import { staysNote, stillFits } from './still-fits.ts'
import { CLEARED, EVERYBODY_LEFT, NOTHING_PLANNED, NOT_UNDERSTOOD, stopped } from './set-phrases.ts'
import { draftOf, updateTrip } from './update-trip.ts'

/** What the orchestrator works with. */
export interface OrchestratorContext {
  readonly agent: Agent
  readonly memory: PlannerMemory
  readonly dispatch: Dispatch
  readonly chosen: ChosenModel
  /** What a word of an answer takes offline. Milliseconds. */
  readonly wordDelayMs: number
  /** How long people may take to answer a question. Milliseconds. @default 60000 */
  readonly answerWithinMs?: number | undefined
  /** How long work goes on when everybody has left. Milliseconds. @default for ever */
  readonly graceMs?: number | undefined
}

/** Talks with people, and has the specialists work. All it must remember is in the session document. */
export class Orchestrator {
  readonly #context: OrchestratorContext
  readonly #answers: Answers
  readonly #choice: HotelChoice
  /** Work under way: one thing after the other, so that two plans never write over each other. */
  #work: Promise<void> = Promise.resolve()
  /** How much of it is not done. */
  #underWay = 0
  #abort = new AbortController()

  constructor(context: OrchestratorContext) {
    this.#context = context
    this.#answers = new Answers(context)
    this.#choice = new HotelChoice({ ...context, say: (text) => this.#answers.begin(text) })
  }

  /** Takes messages until the agent leaves. */
  async run(): Promise<void> {
    const { agent } = this.#context
    this.#answers.resume()
    this.#choice.resume()
    this.#resume()
    this.#watchPeople()
    const unwatch = watchBudget(agent, (text) => this.#answers.begin(text))
    try {
      for await (const message of agent.messages()) await this.#read(message)
    } finally {
      unwatch()
    }
  }

  /** A former life that died in the middle of a plan left its task in the memory: the plan is finished. */
  #resume(): void {
    const { agent, memory } = this.#context
    const taskId = memory.planning()
    const trip = agent.selections.get('trip')
    if (taskId === undefined) return
    if (trip === undefined) memory.setPlanning(undefined)
    else this.#plan(trip, taskId, 'I was restarted in the middle of it and went on.')
  }

  /** Nobody waits for work that nobody sees: it is called off, and whoever comes back reads that. */
  #watchPeople(): void {
    const { agent, memory, graceMs } = this.#context
    if (graceMs === undefined) return
    agent.onPeopleGone(graceMs, () => {
      if (this.#underWay === 0 && memory.planning() === undefined) return
      this.#callOff(new Error('Everybody had left.'))
      this.#answers.begin(EVERYBODY_LEFT)
    })
  }

  async #read(message: IncomingMessage): Promise<void> {
    const { agent, chosen } = this.#context
    // A former life had acted on it, and died while it told so.
    if (message.again && this.#answers.isResumed(message)) return message.done()
    try {
      const reading = await interpret(message.text, this.#messageContext(), chosen.model, agent.signal)
      if (reading.inputTokens + reading.outputTokens > 0) {
        agent.addUsage({ inputTokens: reading.inputTokens, outputTokens: reading.outputTokens })
      }
      const says =
        reading.failure === undefined ? [] : [`${chosen.name} did not answer, so I read this by my own rules.`]
      await this.#act(reading.intents, says, message)
    } catch (error) {
      if (agent.signal.aborted) return
      const why = error instanceof Error ? error.message : String(error)
      this.#answers.begin(`Something went wrong here: ${why}`, message)
    }
  }

  #messageContext(): MessageContext {
    const { memory } = this.#context
    const known = this.#base()
    const awaiting = memory.draft()?.awaiting
    return {
      today: this.#today(),
      trip: {
        origin: known.origin?.name,
        destination: known.destination?.name,
        departDay: known.departDay,
        returnDay: known.returnDay,
      },
      ...(awaiting === undefined ? {} : { awaiting }),
      about: memory.about(),
    }
  }

  /** What is known of the trip: the one being talked about, else the one on the board. */
  #base(): TripDraft {
    const { agent, memory } = this.#context
    return memory.draft() ?? draftOf(agent.selections.get('trip'), this.#today())
  }

  #today(): string {
    return dayOf(new Date(this.#context.agent.session.now()))
  }

  async #act(intents: readonly Intent[], says: string[], message: IncomingMessage): Promise<void> {
    const { memory } = this.#context
    const cleared = intents.some(({ type }) => type === 'reset')
    if (cleared) this.#clear(intents.length === 1 ? message : undefined)
    if (cleared && intents.length === 1) return
    const trip = await this.#tripOf(intents, says)
    const changes = this.#changesOf(intents, trip, says)
    const isWorking = trip !== undefined || changes.length > 0
    const later: Question[] = []
    for (const intent of intents) {
      if (intent.type === 'trip' || intent.type === 'change' || intent.type === 'reset') continue
      if (intent.type === 'yes' && trip !== undefined) continue
      if (intent.type === 'question' && isWorking && isAboutPlan(intent)) later.push(intent)
      else says.push(intent.type === 'keep' ? keeps(intent, trip, changes) : await this.#answer(intent))
    }
    memory.setAbout(aboutOf(intents, memory.about()))
    const now = says.filter((line) => line !== '')
    if (trip !== undefined) {
      const kept = this.#plan(trip, `plan-${randomUUID().slice(0, 8)}`)
      // After the plan is on the board as begun: who sees the answer also sees the work.
      this.#answers.begin([...now.splice(0), announcement(trip, this.#today()), staysNote(kept)].filter(Boolean).join('\n'), message)
    } else if (!isWorking) {
      this.#answers.begin(now.length === 0 ? NOT_UNDERSTOOD : now.join('\n'), message)
    }
    if (changes.length + later.length > 0) this.#changeAndAnswer(changes, later, now, message)
  }

  /** The trip that is to be planned anew, if the message makes one complete. */
  async #tripOf(intents: readonly Intent[], says: string[]): Promise<Trip | undefined> {
    const said = intents.find((intent) => intent.type === 'trip')
    if (said !== undefined) return this.#updateTrip(said, says)
    const agrees = intents.some(({ type }) => type === 'yes')
    return agrees && this.#acceptSuggestion() ? this.#updateTrip({ type: 'trip' }, says) : undefined
  }

  /** The changes that can be made now; those of a trip that is not complete yet are remembered until it is. */
  #changesOf(intents: readonly Intent[], trip: Trip | undefined, says: string[]): readonly ChangeIntent[] {
    const { agent, memory } = this.#context
    const wishes = intents.filter((intent) => intent.type === 'change')
    if (trip !== undefined) {
      const all = [...memory.wishes(), ...wishes]
      memory.setWishes([])
      return all
    }
    if (wishes.length === 0) return []
    const isPlanned = agent.selections.get('trip') !== undefined
    if (memory.draft() !== undefined && (!isPlanned || intents.some(({ type }) => type === 'trip'))) {
      memory.setWishes([...memory.wishes(), ...wishes])
      says.push('The rest of what you wish I see to once the trip is planned.')
      return []
    }
    if (isPlanned) return wishes
    says.push(NOTHING_PLANNED)
    return []
  }

  #changeAndAnswer(
    changes: readonly ChangeIntent[],
    questions: readonly Question[],
    notes: readonly string[],
    message: IncomingMessage,
  ): void {
    const { agent, dispatch } = this.#context
    this.#begin(message, async (signal) => {
      const trip = agent.selections.get('trip')
      if (trip === undefined) return NOTHING_PLANNED
      const taskId = `change-${randomUUID().slice(0, 8)}`
      const said = changes.length === 0 ? [] : [await changePlan({ agent, dispatch, trip, changes, taskId, signal })]
      for (const question of questions) said.push(await this.#answer(question))
      return [...said, ...notes].join('\n')
    })
  }

  async #answer(intent: Exclude<Intent, { type: 'trip' | 'change' | 'keep' | 'reset' }>): Promise<string> {
    const { agent, memory } = this.#context
    if (intent.type === 'question')
      return answerQuestion(intent, { agent, itinerary: readItinerary(agent), today: this.#today() })
    if (intent.type === 'stop') return this.#stop()
    if (intent.type === 'no' && memory.draft()?.suggestion !== undefined) return this.#declineSuggestion()
    return answerPhrase(intent, isEmpty(readItinerary(agent)))
  }

  #declineSuggestion(): string {
    const { memory } = this.#context
    const { suggestion, ...draft } = memory.draft() ?? {}
    memory.setDraft({ ...draft, awaiting: suggestion?.slot ?? 'destination' })
    return 'Which city do you mean, then?'
  }

  /** Takes what was said about the trip into what is known of it; gives the trip when it has to be planned. */
  async #updateTrip(intent: TripIntent, says: string[]): Promise<Trip | undefined> {
    const { agent, memory } = this.#context
    const budget = agent.config.get('budget')
    const base = this.#base()
    const update = await updateTrip(budget === undefined ? base : { budgetEur: budget, ...base }, intent, this.#today())
    if (update.type === 'ask') {
      memory.setDraft(update.draft)
      says.push(update.question)
      return undefined
    }
    memory.setDraft(undefined)
    says.push(...update.notes)
    if (sameTrip(agent.selections.get('trip'), update.trip) && !isEmpty(readItinerary(agent))) {
      says.push('That is how it is planned already.')
      return undefined
    }
    if (memory.planning() === undefined && staysWithin(agent, update.trip)) {
      agent.selections.set('trip', update.trip)
      says.push(budgetNote(agent, update.trip.budgetEur))
      return undefined
    }
    this.#abort.abort(new Error('The trip was changed.'))
    this.#abort = new AbortController()
    return update.trip
  }

  /** Takes the city that was suggested for a misspelt one into the draft. */
  #acceptSuggestion(): boolean {
    const { memory } = this.#context
    const draft = memory.draft()
    if (draft?.suggestion === undefined) return false
    memory.setDraft({ ...draft, [draft.suggestion.slot]: draft.suggestion.city })
    return true
  }

  /** Gives whose part of what is planned stays as it is. */
  #plan(trip: Trip, taskId: string, note?: string): readonly SpecialistName[] {
    const { agent, memory, dispatch } = this.#context
    const kept = stillFits(agent.selections.get('trip'), trip, readItinerary(agent))
    agent.selections.set('trip', trip)
    memory.setPlanning(taskId)
    if (note === undefined && !kept.includes('hotels')) this.#choice.withdraw('The trip was changed.')
    this.#begin(undefined, async (signal) => {
      try {
        const onCloseHotels = (question: string, hotels: readonly Hotel[]): void =>
          this.#choice.offer({ id: question, task: taskId, trip, hotels: [...hotels] })
        const text = await planTrip({ agent, dispatch, trip, taskId, signal, kept, onCloseHotels })
        return note === undefined ? text : `${note}\n${text}`
      } finally {
        // A process that is told to end leaves the task in the memory, for its next life.
        if (!agent.signal.aborted && memory.planning() === taskId) memory.setPlanning(undefined)
      }
    })
    return kept
  }

  #clear(replyTo: IncomingMessage | undefined): void {
    const { agent, memory, dispatch } = this.#context
    this.#stop()
    // Not the trip that is being taken off the board, but nothing, is what the next one begins with.
    memory.setDraft({})
    memory.setWishes([])
    this.#choice.withdraw('The board was cleared.')
    this.#begin(replyTo, async (signal) => {
      await clearPlan(agent, dispatch, `clear-${randomUUID().slice(0, 8)}`, signal)
      if (Object.keys(memory.draft() ?? { origin: '' }).length === 0) memory.setDraft(undefined)
      return replyTo === undefined ? undefined : CLEARED
    })
  }

  #callOff(reason: Error): void {
    this.#abort.abort(reason)
    this.#abort = new AbortController()
    this.#context.memory.setPlanning(undefined)
  }

  #stop(): string {
    const { agent } = this.#context
    const busy = agent.session.totals.getSnapshot().tasks.running > 0
    this.#callOff(new Error('You asked to stop.'))
    return busy
      ? 'I stopped. What was found until now stays on the board.'
      : 'Nothing is going on. Everything stays as it is.'
  }

  /** Does work after what is under way, and says what came of it. */
  #begin(replyTo: IncomingMessage | undefined, work: (signal: AbortSignal) => Promise<string | undefined>): void {
    const { agent } = this.#context
    const { signal } = this.#abort
    const say = (text: string): void => this.#answers.begin(text, replyTo)
    this.#underWay += 1
    this.#work = this.#work.then(async () => {
      try {
        signal.throwIfAborted()
        const text = await work(signal)
        if (text !== undefined) say(text)
      } catch (error) {
        if (agent.signal.aborted) return
        agent.setActivity(undefined)
        const who = stoppedBy(error)
        if (signal.aborted) replyTo?.done()
        else if (who !== undefined) say(stopped(who))
        else say(`That went wrong: ${error instanceof Error ? error.message : String(error)}`)
      } finally {
        this.#underWay -= 1
      }
    })
  }
}
