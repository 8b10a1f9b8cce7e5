import type { ChangeIntent } from '../intent.ts'
import { CLOCK, DAYTIMES } from './change-words.ts'
import type { Clause } from './clause.ts'
import { pattern } from './pattern.ts'

/** A span of a day's time. */
export type Times = Pick<ChangeIntent, 'after' | 'before'>

/** "No flights before 10", "I don't want to fly in the morning": the time behind it is what is not wanted. */
const refused = pattern`
  \b(?:not?|never|nothing|none|don't|do not|avoid|hate|without|nor)\b[^,.;]*$
`

/** Reads between which times something shall be, and takes them out of the clause. */
export function readTimes(clause: Clause): Times {
  const { text } = clause
  const match = clause.take(CLOCK)
  if (match?.groups !== undefined) {
    const side = match.groups['side']?.toLowerCase() ?? ''
    const negated = !side.startsWith('not') && refused.test(text.slice(0, match.index))
    const before = /^(?:before|by|not after|earlier than)$/.test(side) !== negated
    const time = toTime(match.groups)
    return before ? { before: time } : { after: time }
  }
  const daytime = DAYTIMES.find(([words]) => clause.has(words))
  if (daytime === undefined) return {}
  const [words, after, before] = daytime
  const start = clause.take(words)?.index ?? 0
  if (refused.test(text.slice(0, start))) return opposite(after, before)
  return { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) }
}

function opposite(after: string | undefined, before: string | undefined): Times {
  const isMorning = before !== undefined && before <= '12:00'
  if (isMorning) return { after: before }
  return after === undefined ? {} : { before: after }
}

function toTime(groups: Readonly<Record<string, string | undefined>>): string {
  const half = groups['half']?.toLowerCase() ?? ''
  const figure = Number(groups['hour'])
  const hour = half.startsWith('p') && figure < 12 ? figure + 12 : half.startsWith('a') && figure === 12 ? 0 : figure
  return `${String(Math.min(23, hour)).padStart(2, '0')}:${groups['minute'] ?? '00'}`
}
