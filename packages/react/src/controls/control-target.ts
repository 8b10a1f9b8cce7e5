import type { CommandView } from '@callboard/session'

/** What is to be controlled: an agent, one of its tasks, or every agent on the board. */
export type ControlTarget = { readonly agent: string; readonly task?: string | undefined } | 'all'

/** What a person can tell it. */
export type ControlVerb = 'cancel' | 'pause' | 'resume' | 'steer'

/** How the ids of commands to all begin: there may be several, as one is for so many agents at most. */
export const TO_ALL_PREFIX = 'all-'

/** Tells targets apart. Ids hold no slashes. */
export function targetKey(target: ControlTarget): string {
  return target === 'all' ? '/' : `${target.agent}/${target.task ?? ''}`
}

/** The keys of the targets that a command is for. */
export function targetsOf({ id, to, task }: CommandView): readonly string[] {
  const single = to.map((agent) => targetKey({ agent, task }))
  return id.startsWith(TO_ALL_PREFIX) ? [targetKey('all'), ...single] : single
}
