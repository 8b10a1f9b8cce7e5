import { systemClock, type Clock } from '../../clock/clock.ts'
import type { MemoryRelay } from '../../connection/memory-relay.ts'
import { createSeededRandom } from '../seeded-random.ts'
import { crowdSeating } from './crowd-seating.ts'
import { LEAD, SPECIALISTS, type Role } from './cast.ts'
import { SCRIPTS, type Scenario, type Script } from './scenario.ts'
import { ScriptedAgent, type ScriptedAgentOptions } from './scripted-agent.ts'
import type { Seating } from './seat.ts'
import { sessionSeating } from './session-seating.ts'
import type { TaskParent } from './scripted-work.ts'

/** Options of {@link createScriptedAgents}. */
export interface ScriptedAgentsOptions {
  /** How many agents. @default what suits the scenario */
  readonly count?: number | undefined
  /** The same seed plays the same piece. @default 1 */
  readonly seed?: number | undefined
  /** @default the machine's */
  readonly clock?: Clock | undefined
  /** How many times as fast as written. @default 1 */
  readonly speed?: number | undefined
}

/** A team of agents that plays a scenario. */
export interface ScriptedAgents {
  /** The agents' ids, the lead first. */
  readonly ids: readonly string[]
  /** Joins all agents and lets them work; once. Resolves when they have joined. */
  start(): Promise<void>
  /** Ends the piece: the agents vanish, what they wrote stays. Idempotent. */
  stop(): Promise<void>
}

/** Above so many, agents share one document; below, each has a session of its own. */
const LARGEST_ENSEMBLE = 16

/** Above so many, the steps of each agent grow longer, so that a page can follow. */
const FULL_SPEED_CROWD = 200

/** A lead and the specialists below it. */
const TEAM_SIZE = SPECIALISTS.length + 1

/**
 * Makes a team of scripted agents for stories and tests. They join `relay` as agents do and write real records:
 * tasks with parts and parents across agents, milestones, failures, messages, usage. They say in a stream what they do
 * (thoughts, a tool call, a source, an answer), one stream a job, named in their records; and they answer commands.
 *
 * @example
 * const agents = createScriptedAgents(relay, 'trip', 'calm', { seed: 7 })
 * await agents.start()
 */
export function createScriptedAgents(
  relay: MemoryRelay,
  session: string,
  scenario: Scenario,
  options: ScriptedAgentsOptions = {},
): ScriptedAgents {
  const { seed = 1, clock = systemClock, speed = 1 } = options
  const count = options.count ?? SCRIPTS[scenario].count
  const script = slowedDown(SCRIPTS[scenario], count / FULL_SPEED_CROWD)
  const seated = Promise.withResolvers<Seating>()
  const agents: ScriptedAgent[] = []
  for (let index = 0; index < count; index += 1) {
    const team = agents.slice(index - (index % TEAM_SIZE))
    const random = createSeededRandom(seed * 7_919 + index)
    const speech = createSeededRandom(seed * 104_729 + index)
    const fate = script.fate(index, random)
    const place = placeInTeam(team, script.allAtOnce)
    const common = { seating: seated.promise, clock, random, speech, script, fate, speed, fails: script.fails(index) }
    const agent = new ScriptedAgent({ ...common, ...place, role: roleOf(index) })
    agents.push(agent)
    if (index % TEAM_SIZE !== 0) team[0]?.lead(agent)
  }
  const seat = (): Seating | Promise<Seating> =>
    count > LARGEST_ENSEMBLE
      ? crowdSeating(relay, session, { clock, random: createSeededRandom(seed) })
      : sessionSeating(relay, session, clock)
  let starting: Promise<unknown> | undefined
  return {
    ids: agents.map(({ id }) => id),
    start: async () => {
      if (starting === undefined) seated.resolve(seat())
      starting ??= Promise.all(agents.map((agent) => agent.join()))
      await starting
    },
    stop: async () => {
      await Promise.all(agents.map((agent) => agent.stop()))
      if (starting !== undefined) await (await seated.promise).close()
    },
  }
}

function slowedDown(script: Script, factor: number): Script {
  if (factor <= 1) return script
  const slower = ([least, most]: readonly [number, number]): [number, number] => [least * factor, most * factor]
  return { ...script, stepMs: slower(script.stepMs), chunkMs: slower(script.chunkMs) }
}

/** Where an agent stands: the first of a team leads it, and the others' work hangs below the lead's. */
function placeInTeam(team: readonly ScriptedAgent[], allAtOnce: boolean): Pick<ScriptedAgentOptions, 'parent'> {
  const lead = team[0]
  if (lead === undefined) return { parent: () => undefined }
  let taken: TaskParent | undefined
  return {
    parent: () => {
      const task = lead.task
      // Without haste, a specialist does one job for each of the lead's.
      if (task === undefined || (!allAtOnce && task.task === taken?.task)) return 'later'
      taken = task
      return task
    },
  }
}

function roleOf(index: number): Role {
  const place = index % TEAM_SIZE
  const role = place === 0 ? LEAD : (SPECIALISTS[place - 1] ?? SPECIALISTS[0])
  const number = Math.floor(index / TEAM_SIZE) + 1
  return number === 1 ? role : { ...role, id: `${role.id}-${number}`, name: `${role.name} ${number}` }
}
