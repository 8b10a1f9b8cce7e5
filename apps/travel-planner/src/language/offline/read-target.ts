import { ACTIVITY_KINDS, type ActivityKind } from '../../board/activity.ts'
import type { About, Target, Wish } from '../intent.ts'
import { ACTIVITY, COMPARISONS, TARGET_WORDS } from './change-words.ts'
import type { Clause } from './clause.ts'
import type { Times } from './read-times.ts'
import { KIND_WORDS } from './vocabulary.ts'

/** What each wish can be wished of; the first of them is meant when nothing is named. */
const WISHED_OF: Readonly<Record<Wish, readonly Target[]>> = {
  cheaper: ['everything', 'flights', 'outbound', 'return', 'hotel', 'activities'],
  better: ['everything', 'flights', 'outbound', 'return', 'hotel', 'activities'],
  later: ['flights', 'outbound', 'return', 'activities'],
  earlier: ['flights', 'outbound', 'return', 'activities'],
  shorter: ['flights', 'outbound', 'return'],
  direct: ['flights', 'outbound', 'return'],
  nearer: ['hotel'],
}

/** Kinds of things to do that a clause names. */
export function kindsIn(clause: Clause): readonly ActivityKind[] {
  return ACTIVITY_KINDS.filter((kind) => clause.has(KIND_WORDS[kind]))
}

/** What a clause names of what is planned. */
export function readTarget(clause: Clause, kinds: readonly ActivityKind[]): Target | undefined {
  const named = TARGET_WORDS.find(([target, words]) => target !== 'everything' && clause.has(words))?.[0]
  if (named !== undefined && !(named === 'return' && clause.has(/\bflights\b/))) return named
  if (kinds.length > 0 || clause.has(ACTIVITY)) return 'activities'
  if (named !== undefined) return named
  return TARGET_WORDS.some(([target, words]) => target === 'everything' && clause.has(words)) ? 'everything' : undefined
}

/** The wishes of a clause that can be wished of `target`; without one, all of them. */
export function readWishes(clause: Clause, target: Target | undefined): readonly Wish[] {
  return COMPARISONS.filter(([wish, words]) => {
    return (target === undefined || WISHED_OF[wish].includes(target)) && clause.has(words)
  }).map(([wish]) => wish)
}

/** What wishes mean that name nothing: what was talked about if it can be, else what such a wish is mostly about. */
export function targetOf(
  wishes: readonly Wish[],
  stars: number | undefined,
  times: Times,
  about: About | undefined,
): Target | undefined {
  if (stars !== undefined) return 'hotel'
  const timed = times.after !== undefined || times.before !== undefined
  if (about !== undefined && wishes.every((wish) => WISHED_OF[wish].includes(about.target))) {
    if (!timed || about.target !== 'hotel') return about.target
  }
  const [wish] = wishes
  if (timed) return 'flights'
  if (wish === undefined) return undefined
  return WISHED_OF[wish].find((target) => wishes.every((other) => WISHED_OF[other].includes(target)))
}
