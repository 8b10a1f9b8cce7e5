import type { CommandState, CommandView } from '@callboard/session'

/** After how many milliseconds without a word from its addressee a command is called unanswered. */
export const UNANSWERED_AFTER_MS = 4_000

/** Two clicks within this many milliseconds are one. */
export const DOUBLE_CLICK_MS = 500

/** A command with what has become of it at one target. */
export interface ControlCommand extends Omit<CommandView, 'state'> {
  /** As {@link CommandView} has it; `unanswered` when nobody has said a word for 4 s. It still stands then. */
  readonly state: CommandState | 'unanswered'
  /** When that began, relay milliseconds; of `requested` and `unanswered`, when it was given. */
  readonly since: number
}

/** Whether something may still become of it. */
export function isPending({ state }: Pick<ControlCommand, 'state'>): boolean {
  return state === 'requested' || state === 'unanswered' || state === 'acknowledged'
}

/** What has become of a command at one of its addressees or, without one, at all of them. */
export function controlCommand(view: CommandView, agent: string | undefined, now: number): ControlCommand {
  const ack = agent === undefined ? undefined : view.acks[agent]
  const isOpen = view.state === 'requested' || view.state === 'acknowledged'
  // What others have said of it is nothing to this one.
  const told = agent === undefined ? view.state : (ack?.state ?? (isOpen ? 'requested' : view.state))
  const state = told === 'requested' && now >= view.at + UNANSWERED_AFTER_MS ? 'unanswered' : told
  const acks = agent === undefined ? Object.values(view.acks) : [ack]
  const isWaiting = state === 'requested' || state === 'unanswered'
  const since = isWaiting ? view.at : Math.max(view.at, ...acks.map((ack) => ack?.at ?? 0))
  return { ...view, state, since, reason: agent === undefined ? view.reason : ack?.reason }
}

/** Commands that were given as one, for more agents than one command is for. */
export function joinCommands(parts: readonly ControlCommand[]): ControlCommand | undefined {
  const [first, ...others] = parts
  if (first === undefined || others.length === 0) return first
  const least = order.find((state) => parts.some((part) => part.state === state)) ?? first.state
  return {
    ...first,
    to: parts.flatMap(({ to }) => to),
    acks: Object.assign({}, ...parts.map(({ acks }) => acks)) as ControlCommand['acks'],
    state: least,
    since: Math.max(...parts.filter(({ state }) => state === least).map(({ since }) => since)),
    reason: parts.find(({ reason }) => reason !== undefined)?.reason,
  }
}

/** What of several counts, first to last. */
const order = ['unanswered', 'requested', 'acknowledged', 'refused', 'expired', 'done'] as const
