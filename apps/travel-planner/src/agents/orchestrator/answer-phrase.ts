import type { Trip } from '../../board/trip.ts'
import type { About, ChangeIntent, Intent, Target, Topic } from '../../language/intent.ts'
import { GREETING, HELP, notUnderstood, unsupported } from './set-phrases.ts'

/** A question in a message. */
export type Question = Extract<Intent, { type: 'question' }>

const TARGET_OF_TOPIC: Partial<Readonly<Record<Topic, Target>>> = {
  hotel: 'hotel',
  outbound: 'outbound',
  return: 'return',
  activities: 'activities',
}

const withoutPlan: ReadonlySet<Topic> = new Set(['status', 'data', 'distance', 'suggestion'])

/** Whether the answer to a question depends on what is chosen: it then comes after the work of the same message. */
export function isAboutPlan({ topic }: Question): boolean {
  return !withoutPlan.has(topic)
}

/** Answers what needs no look at the plan. */
export function answerPhrase(intent: Intent, isBoardEmpty: boolean): string {
  switch (intent.type) {
    case 'greeting':
      return isBoardEmpty ? GREETING : 'Hello! Your plan is on the board. Ask me about it, or change it.'
    case 'thanks':
      return 'You are welcome.'
    case 'help':
      return HELP
    case 'unsupported':
      return unsupported(intent.thing)
    case 'no':
      return 'As you like. Everything stays as it is.'
    case 'yes':
      return 'Yes to what? Tell me what to plan or to change.'
    default:
      return notUnderstood(intent.type === 'unknown' ? intent.words : undefined)
  }
}

/** Answers a wish that something stays: with nothing, when the rest of the message leaves it alone anyway. */
export function keeps(
  { target }: Extract<Intent, { type: 'keep' }>,
  trip: Trip | undefined,
  changes: readonly ChangeIntent[],
): string {
  const thing = {
    flights: 'the flights',
    outbound: 'the flight out',
    return: 'the flight back',
    hotel: 'the hotel',
    activities: 'what there is to do',
    everything: 'everything',
  }[target]
  if (trip !== undefined) return `The trip itself changes, so all is searched anew: ${thing} may become another.`
  return changes.length > 0 ? '' : `As you like: ${thing} stays as it is.`
}

/** What a conversation is about after a message. */
export function aboutOf(intents: readonly Intent[], before: About | undefined): About | undefined {
  const last = intents.findLast(({ type }) => type === 'change' || type === 'question')
  if (last?.type === 'change')
    return { target: last.target, ...(last.kinds === undefined ? {} : { kinds: last.kinds }) }
  const target = last?.type === 'question' ? TARGET_OF_TOPIC[last.topic] : undefined
  if (target !== undefined) return { target }
  return intents.some(({ type }) => type === 'trip' || type === 'reset') ? undefined : before
}
