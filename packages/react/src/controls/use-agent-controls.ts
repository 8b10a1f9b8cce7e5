import type { Session, Store } from '@callboard/session'
import { useCallback, useMemo } from 'react'
import { useProvidedSession } from '../session/session-context.ts'
import { useMadeStore } from '../session/use-made-store.ts'
import { combinedStore } from '../store/combined-store.ts'
import type { ControlCommand } from './control-command.ts'
import { targetKey, type ControlTarget, type ControlVerb } from './control-target.ts'
import { givenCommands, givenKey } from './given-commands.ts'
import { giveCommand } from './give-command.ts'
import { judge, standingOf, standingStores, type Verdict } from './verdict.ts'

/** One thing that a target can be told. `run` stays the same while session and target do. */
export interface AgentControl<Run = () => string | undefined> extends Verdict {
  /**
   * Tells it, and gives the command's id. While the same is under way, and at a double click, gives the id of that; when
   * it is not allowed, sends nothing and gives `undefined`. Throws `record-invalid` for words that are too long and
   * `record-too-large` when too much of this person's is unanswered.
   */
  readonly run: Run
  /** The last such command of this person to this target, from any device, as long as it is known. */
  readonly state: ControlCommand | undefined
}

/** The controls of a target. */
export interface AgentControls {
  /** Ends what it does. */
  readonly cancel: AgentControl
  /** Has it wait at its next checkpoint. */
  readonly pause: AgentControl
  readonly resume: AgentControl
  /** Gives it a new instruction for what it does, 1 to 4,000 characters. */
  readonly steer: AgentControl<(text: string) => string | undefined>
}

type Reading = Readonly<Record<ControlVerb, Verdict & Pick<AgentControl, 'state'>>>

/**
 * What an agent, one of its tasks or all agents can be told now, why not, and what became of what they were told last.
 * An agent that is offline can be told (`waits`, with `why` saying so): it finds the command when it is back. Renders
 * again for this target alone.
 *
 * @example
 * const { cancel, pause } = useAgentControls({ agent: 'flights' })
 * return <button disabled={!cancel.allowed} onClick={() => cancel.run()}>Stop {cancel.state?.state}</button>
 */
export function useAgentControls(target: ControlTarget): AgentControls {
  const { session } = useProvidedSession('useAgentControls')
  const isPerson = session.identity.kind === 'person'
  const agent = target === 'all' ? undefined : target.agent
  const task = target === 'all' ? undefined : target.task
  // By value: a target is mostly written inline.
  const which = useMemo<ControlTarget>(() => (agent === undefined ? 'all' : { agent, task }), [agent, task])
  const make = useCallback((of: Session) => readControls(of, which, isPerson), [which, isPerson])
  const reading = useMadeStore('useAgentControls', make)
  const runs = useMemo(() => runsOf(session, which), [session, which])
  return useMemo(() => {
    const { cancel, pause, resume, steer } = reading
    return {
      cancel: { ...cancel, run: runs.cancel },
      pause: { ...pause, run: runs.pause },
      resume: { ...resume, run: runs.resume },
      steer: { ...steer, run: runs.steer },
    }
  }, [reading, runs])
}

function readControls(session: Session, target: ControlTarget, isPerson: boolean): Store<Reading> {
  const key = targetKey(target)
  const given = givenCommands(session)
  const read = (verb: ControlVerb): Reading[ControlVerb] => ({
    ...(isPerson ? judge(verb, target, standingOf(session, target)) : notAPerson),
    state: given.getSnapshot().last.get(givenKey(key, verb)),
  })
  return combinedStore([given, ...standingStores(session, target)], () => ({
    cancel: read('cancel'),
    pause: read('pause'),
    resume: read('resume'),
    steer: read('steer'),
  }))
}

const notAPerson: Verdict = { allowed: false, why: 'not-a-person', waits: false }

function runsOf(session: Session, target: ControlTarget): {
  readonly [Verb in ControlVerb]: AgentControls[Verb]['run']
} {
  return {
    cancel: () => giveCommand(session, 'cancel', target),
    pause: () => giveCommand(session, 'pause', target),
    resume: () => giveCommand(session, 'resume', target),
    steer: (text) => giveCommand(session, 'steer', target, text),
  }
}
