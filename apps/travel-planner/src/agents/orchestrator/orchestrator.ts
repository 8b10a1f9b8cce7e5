import { randomUUID } from 'node:crypto'
import type { Agent, IncomingMessage } from '@callboard/agent'
import type { PlannerMemory } from '../../board/planner-memory.ts'
import type { TripDraft } from '../../board/trip-draft.ts'
import type { Trip } from '../../board/trip.ts'
import { dayOf } from '../../domain/calendar/day.ts'
import { euros } from '../../domain/money/euros.ts'
import type { ChangeIntent, Intent, MessageContext, TripIntent } from '../../language/intent.ts'
import { interpret } from '../../language/interpret.ts'
import type { ChosenModel } from '../../language/model.ts'
import { answerQuestion } from './answer-question.ts'
import { isEmpty, readItinerary, totalOf } from './board-view.ts'
import { changePlan, clearPlan } from './change-plan.ts'
import type { Dispatch } from './dispatch.ts'
import { announcement, planTrip } from './plan-trip.ts'
import { GREETING, HELP, NOTHING_PLANNED, NOT_UNDERSTOOD, unsupported } from './set-phrases.ts'
import { sameTrip } from './same-trip.ts'
import { draftOf, updateTrip } from './update-trip.ts'

/** What the orchestrator works with. */
export interface OrchestratorContext {
  readonly agent: Agent
  readonly memory: PlannerMemory
  readonly dispatch: Dispatch
  readonly chosen: ChosenModel
}

/** Talks with people, and has the specialists work. All it must remember is in the session document. */
export class Orchestrator {
  readonly #context: OrchestratorContext
  /** Work under way: one thing after the other, so that two plans never write over each other. */
  #work: Promise<void> = Promise.resolve()
  #abort = new AbortController()

  constructor(context: OrchestratorContext) {
    this.#context = context
  }

  /** Takes messages until the agent leaves. */
  async run(): Promise<void> {
    const { agent } = this.#context
    this.#resume()
    const unwatch = this.#watchBudget()
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

  async #read(message: IncomingMessage): Promise<void> {
    const { agent, chosen } = this.#context
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
      agent.say(`Something went wrong here: ${error instanceof Error ? error.message : String(error)}`, {
        replyTo: message,
      })
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
    let working = false
    for (const intent of intents) {
      if (intent.type === 'trip') working = (await this.#updateTrip(intent, says, message)) || working
      else if (intent.type === 'change') working = this.#change(intent, says, message) || working
      else if (intent.type === 'reset') working = this.#clear(message)
      else if (intent.type === 'yes' && this.#acceptSuggestion()) {
        working = (await this.#updateTrip({ type: 'trip' }, says, message)) || working
      } else says.push(await this.#answer(intent))
    }
    const text = says.filter((line) => line !== '').join('\n')
    // Work under way says by itself what it has to say.
    if (!working) this.#context.agent.say(text === '' ? NOT_UNDERSTOOD : text, { replyTo: message })
  }

  async #answer(intent: Exclude<Intent, TripIntent | ChangeIntent>): Promise<string> {
    const { agent, memory } = this.#context
    switch (intent.type) {
      case 'question':
        return answerQuestion(intent, { agent, itinerary: readItinerary(agent), today: this.#today() })
      case 'greeting':
        return isEmpty(readItinerary(agent))
          ? GREETING
          : 'Hello! Your plan is on the board. Ask me about it, or change it.'
      case 'thanks':
        return 'You are welcome.'
      case 'help':
        return HELP
      case 'stop':
        return this.#stop()
      case 'unsupported':
        return unsupported(intent.thing)
      case 'no':
        return memory.draft()?.suggestion === undefined
          ? 'As you like. Everything stays as it is.'
          : this.#declineSuggestion()
      case 'yes':
        return 'Yes to what? Tell me what to plan or to change.'
      default:
        return NOT_UNDERSTOOD
    }
  }

  #declineSuggestion(): string {
    const { memory } = this.#context
    const { suggestion, ...draft } = memory.draft() ?? {}
    memory.setDraft({ ...draft, awaiting: suggestion?.slot ?? 'destination' })
    return 'Which city do you mean, then?'
  }

  async #updateTrip(intent: TripIntent, says: string[], message: IncomingMessage): Promise<boolean> {
    const { agent, memory } = this.#context
    const budget = agent.config.get('budget')
    const base = this.#base()
    const update = await updateTrip(budget === undefined ? base : { budgetEur: budget, ...base }, intent, this.#today())
    if (update.type === 'ask') {
      memory.setDraft(update.draft)
      says.push(update.question)
      return false
    }
    memory.setDraft(undefined)
    if (sameTrip(agent.selections.get('trip'), update.trip) && !isEmpty(readItinerary(agent))) {
      says.push('That is how it is planned already.')
      return false
    }
    if (this.#staysWithin(update.trip)) {
      agent.selections.set('trip', update.trip)
      says.push(...update.notes, this.#budgetNote(update.trip.budgetEur))
      return false
    }
    this.#abort.abort(new Error('The trip was changed.'))
    this.#abort = new AbortController()
    this.#plan(update.trip, `plan-${randomUUID().slice(0, 8)}`)
    // After the plan is on the board as begun: who sees the answer also sees the work.
    const text = [...says, ...update.notes, announcement(update.trip, this.#today())].join('\n')
    agent.say(text, { replyTo: message })
    return true
  }

  /** Whether only the budget is another one, and what is planned keeps to it: then it stays as the person has made it. */
  #staysWithin(trip: Trip): boolean {
    const { agent, memory } = this.#context
    const before = agent.selections.get('trip')
    const itinerary = readItinerary(agent)
    if (before === undefined || isEmpty(itinerary) || memory.planning() !== undefined) return false
    return sameTrip(withBudget(before, trip.budgetEur), trip) && totalOf(itinerary) <= (trip.budgetEur ?? Infinity)
  }

  #budgetNote(budgetEur: number | undefined): string {
    if (budgetEur === undefined) return 'There is no limit any more; the plan stays as it is.'
    const over = totalOf(readItinerary(this.#context.agent)) - budgetEur
    return over > 0
      ? `Your budget is now ${euros(budgetEur)}; the plan is ${euros(over)} over it. Say "cheaper".`
      : `Your budget is now ${euros(budgetEur)}; the plan is ${euros(-over)} under it.`
  }

  /** Takes the city that was suggested for a misspelt one into the draft. */
  #acceptSuggestion(): boolean {
    const { memory } = this.#context
    const draft = memory.draft()
    if (draft?.suggestion === undefined) return false
    memory.setDraft({ ...draft, [draft.suggestion.slot]: draft.suggestion.city })
    return true
  }

  #plan(trip: Trip, taskId: string, note?: string): void {
    const { agent, memory, dispatch } = this.#context
    agent.selections.set('trip', trip)
    memory.setPlanning(taskId)
    this.#begin(undefined, async (signal) => {
      try {
        const text = await planTrip({ agent, dispatch, trip, taskId, signal })
        return note === undefined ? text : `${note}\n${text}`
      } finally {
        // A process that is told to end leaves the task in the memory, for its next life.
        if (!agent.signal.aborted && memory.planning() === taskId) memory.setPlanning(undefined)
      }
    })
  }

  #change(change: ChangeIntent, says: string[], message: IncomingMessage): boolean {
    const { agent, dispatch } = this.#context
    if (agent.selections.get('trip') === undefined) {
      says.push(NOTHING_PLANNED)
      return false
    }
    const notes = says.splice(0)
    this.#begin(message, async (signal) => {
      const trip = agent.selections.get('trip')
      if (trip === undefined) return NOTHING_PLANNED
      const taskId = `change-${randomUUID().slice(0, 8)}`
      return [...notes, await changePlan({ agent, dispatch, trip, change, taskId, signal })].join('\n')
    })
    return true
  }

  #clear(message: IncomingMessage): boolean {
    const { agent, memory, dispatch } = this.#context
    this.#stop()
    memory.setDraft(undefined)
    this.#begin(message, async (signal) => {
      await clearPlan(agent, dispatch, `clear-${randomUUID().slice(0, 8)}`, signal)
      return 'The board is clear. Where do you want to go, and from where?'
    })
    return true
  }

  #stop(): string {
    const { agent, memory } = this.#context
    const busy = agent.session.totals.getSnapshot().tasks.running > 0
    this.#abort.abort(new Error('You asked to stop.'))
    this.#abort = new AbortController()
    memory.setPlanning(undefined)
    return busy
      ? 'I stopped. What was found until now stays on the board.'
      : 'Nothing is going on. Everything stays as it is.'
  }

  /** Does work after what is under way, and says what came of it. */
  #begin(replyTo: IncomingMessage | undefined, work: (signal: AbortSignal) => Promise<string>): void {
    const { agent } = this.#context
    const { signal } = this.#abort
    const say = (text: string): void => void agent.say(text, replyTo === undefined ? {} : { replyTo })
    this.#work = this.#work.then(async () => {
      try {
        signal.throwIfAborted()
        say(await work(signal))
      } catch (error) {
        if (agent.signal.aborted) return
        agent.setActivity(undefined)
        if (signal.aborted) replyTo?.done()
        else say(`That went wrong: ${error instanceof Error ? error.message : String(error)}`)
      }
    })
  }

  /** A budget that is set on the page counts for the trip, and is answered. */
  #watchBudget(): () => void {
    const { agent } = this.#context
    return agent.config.subscribe((changes) => {
      const budget = changes.find(({ key, by }) => key === 'budget' && by === 'other')
      const trip = agent.selections.get('trip')
      if (budget === undefined || trip === undefined) return
      if (budget.value !== trip.budgetEur) agent.selections.set('trip', withBudget(trip, budget.value))
      if (budget.value === undefined || isEmpty(readItinerary(agent))) return
      agent.say(this.#budgetNote(budget.value))
    })
  }
}

function withBudget(trip: Trip, budgetEur: number | undefined): Trip {
  const { budgetEur: _, ...rest } = trip
  return budgetEur === undefined ? rest : { ...rest, budgetEur }
}
