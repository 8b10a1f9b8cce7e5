import type { Session } from '@callboard/session'
import { uuidv4 } from 'lib0/random'
import { DOUBLE_CLICK_MS, isPending, type ControlCommand } from './control-command.ts'
import { targetKey, TO_ALL_PREFIX, type ControlTarget, type ControlVerb } from './control-target.ts'
import { givenCommands, givenKey } from './given-commands.ts'
import { judge, standingOf } from './verdict.ts'

/** How many agents one command is for at most. */
const MOST_ADDRESSEES = 64

/** What takes a command back that is still under way. */
const OPPOSITES: Readonly<Partial<Record<ControlVerb, ControlVerb>>> = { pause: 'resume', resume: 'pause' }

/**
 * Tells a target something and gives the command's id; the id of the one under way when that says the same; `undefined`
 * when it cannot be told that now. Throws as `sendCommand` does.
 */
export function giveCommand(
  session: Session,
  verb: ControlVerb,
  target: ControlTarget,
  text?: string,
): string | undefined {
  if (session.identity.kind !== 'person') return undefined
  if (target === 'all') return giveToAll(session, verb, text)
  const standing = alike(session, verb, target, text)
  if (standing !== undefined) return standing.id
  if (!judge(verb, target, standingOf(session, target)).allowed) return undefined
  return session.sendCommand({ kind: verb, to: target.agent, task: target.task, text })
}

/** Tells every agent that it can be told to and that has not been told already. */
function giveToAll(session: Session, verb: ControlVerb, text: string | undefined): string | undefined {
  const able = session.agents.ids.getSnapshot().filter((agent) => {
    return judge(verb, { agent }, standingOf(session, { agent })).allowed
  })
  const to = able.filter((agent) => alike(session, verb, { agent }, text) === undefined)
  if (able.length === 0) return undefined
  if (to.length === 0) return givenCommands(session).getSnapshot().last.get(givenKey(targetKey('all'), verb))?.id
  const batch = `${TO_ALL_PREFIX}${uuidv4()}`
  for (let start = 0; start < to.length; start += MOST_ADDRESSEES) {
    const part = to.slice(start, start + MOST_ADDRESSEES)
    session.sendCommand({ id: `${batch}-${start / MOST_ADDRESSEES}`, kind: verb, to: part, text })
  }
  return `${batch}-0`
}

/** The command by which the target has been told the same, when it needs not be told again. */
function alike(
  session: Session,
  verb: ControlVerb,
  target: ControlTarget,
  text: string | undefined,
): ControlCommand | undefined {
  const { last } = givenCommands(session).getSnapshot()
  const key = targetKey(target)
  const same = last.get(givenKey(key, verb))
  const opposite = OPPOSITES[verb]
  const later = opposite && last.get(givenKey(key, opposite))
  if (same === undefined || same.text !== text || (later !== undefined && later.at >= same.at)) return undefined
  return isPending(same) || isDoubleClick(session, same, text) ? same : undefined
}

function isDoubleClick(session: Session, command: ControlCommand, text: string | undefined): boolean {
  return command.text === text && session.now() - command.at < DOUBLE_CLICK_MS
}
