import { createEmitter, keepOwnRecord, type CommandView, type Session, type Store, perSession } from '@callboard/session'
import { collectStore } from '../store/collect-store.ts'
import { controlCommand, joinCommands, UNANSWERED_AFTER_MS, type ControlCommand } from './control-command.ts'
import { TO_ALL_PREFIX, targetsOf } from './control-target.ts'

/** What this person has given, with what became of it. Immutable. */
export interface GivenCommands {
  /** By id, whatever the target. */
  readonly byId: ReadonlyMap<string, ControlCommand>
  /** The last one of a kind to a target; see {@link givenKey}. */
  readonly last: ReadonlyMap<string, ControlCommand>
}

/** Where the last command of a kind to a target is found. */
export function givenKey(target: string, kind: CommandView['kind']): string {
  return `${kind}/${target}`
}

/** Follows what this person has given, once for all who show some of it: with each word of an agent, and when none comes. */
export const givenCommands: (session: Session) => Store<GivenCommands> = perSession(followGiven)

function followGiven(session: Session): Store<GivenCommands> {
  // Whoever stops something offline and reloads wants it stopped.
  keepOwnRecord(session)
  const list = collectStore(session.commands)
  let timer: ReturnType<typeof setTimeout> | undefined
  let end: (() => void) | undefined
  let readFrom: readonly CommandView[] | undefined
  let changesAt = 0
  let given: GivenCommands = { byId: new Map(), last: new Map() }

  const getSnapshot = (): GivenCommands => {
    const views = list.getSnapshot()
    const now = session.now()
    if (views === readFrom && now < changesAt) return given
    readFrom = views
    given = digest(views, now)
    changesAt = nextUnanswered(views, now)
    return given
  }
  const wait = (): void => {
    clearTimeout(timer)
    getSnapshot()
    if (changesAt < Infinity) timer = setTimeout(wake, Math.max(changesAt - session.now(), 0))
  }
  const wake = (): void => {
    wait()
    listeners.emit()
  }
  const listeners = createEmitter(
    () => {
      end = list.subscribe(wake)
      wait()
    },
    () => {
      end?.()
      clearTimeout(timer)
    },
  )
  return { getSnapshot, subscribe: listeners.subscribe }
}

function digest(views: readonly CommandView[], now: number): GivenCommands {
  const byId = new Map<string, ControlCommand>()
  const last = new Map<string, ControlCommand>()
  const parts = new Map<string, ControlCommand[]>()
  for (const view of [...views].sort((left, right) => left.at - right.at)) {
    const whole = controlCommand(view, undefined, now)
    byId.set(view.id, whole)
    for (const target of targetsOf(view)) {
      const agent = target.slice(0, target.indexOf('/'))
      const command = agent === '' ? joinCommands(partsWith(parts, whole)) : controlCommand(view, agent, now)
      if (command !== undefined) last.set(givenKey(target, view.kind), command)
    }
  }
  return { byId, last }
}

/** The commands that were given to all together with this one, as far as they have been read. */
function partsWith(parts: Map<string, ControlCommand[]>, command: ControlCommand): readonly ControlCommand[] {
  const batch = command.id.slice(0, command.id.lastIndexOf('-'))
  if (!batch.startsWith(TO_ALL_PREFIX)) return [command]
  const known = parts.get(batch) ?? []
  known.push(command)
  parts.set(batch, known)
  return known
}

/** When the next command of which nobody has said a word becomes unanswered. */
function nextUnanswered(views: readonly CommandView[], now: number): number {
  const times = views.filter((view) => hasSilence(view)).map(({ at }) => at + UNANSWERED_AFTER_MS)
  return Math.min(Infinity, ...times.filter((time) => time > now))
}

function hasSilence({ state, to, acks }: CommandView): boolean {
  return state === 'requested' || (state === 'acknowledged' && to.some((agent) => acks[agent] === undefined))
}
