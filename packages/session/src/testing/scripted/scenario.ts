import type { SeededRandom } from '../seeded-random.ts'

/** What the scripted team goes through. */
export const SCENARIOS = ['calm', 'busy', 'stalls', 'crash', 'flood', 'offline', 'race', 'empty'] as const

/** `calm`: a few work at ease; `busy`: all at once, one fails; `stalls`: some fall silent; `crash`: some vanish and
 * return; `flood`: many, each changing often; `offline`: all have left or vanished; `race`: all
 * change the same choices, several at the same moment; `empty`: nobody ever came. */
export type Scenario = (typeof SCENARIOS)[number]

/** How one agent ends up, after so many steps of work. */
export interface Fate {
  readonly kind: 'works' | 'falls-silent' | 'crashes' | 'leaves'
  readonly afterSteps: number
  /** After a crash: how long until it comes back, milliseconds; without, it stays away. */
  readonly returnsAfterMs?: number | undefined
}

/** How a scenario is played. */
export interface Script {
  /** How many agents, unless told otherwise. */
  readonly count: number
  /** Between two steps of an agent, milliseconds. */
  readonly stepMs: readonly [number, number]
  /** How much of a job is done in a step, as a share of the whole. */
  readonly stride: readonly [number, number]
  /** How many steps an agent rests after a job. */
  readonly restSteps: readonly [number, number]
  /** Between two chunks of what an agent says, milliseconds. */
  readonly chunkMs: readonly [number, number]
  /** The promise that turns silence into a stall, milliseconds. */
  readonly reportsWithinMs: number
  /** Whether everybody takes a job at once, whoever leads. */
  readonly allAtOnce: boolean
  /** Whether agents keep choosing the same few things anew, at the same moments. */
  readonly races?: boolean | undefined
  /** Whether this agent's first job fails. */
  fails(index: number): boolean
  fate(index: number, random: SeededRandom): Fate
}

const works: Fate = { kind: 'works', afterSteps: Infinity }

const calm: Script = {
  count: 4,
  stepMs: [900, 1_800],
  stride: [0.03, 0.09],
  restSteps: [3, 8],
  chunkMs: [60, 180],
  reportsWithinMs: 15_000,
  allAtOnce: false,
  fails: () => false,
  fate: () => works,
}

const busy: Script = {
  ...calm,
  count: 8,
  stepMs: [200, 500],
  stride: [0.01, 0.05],
  restSteps: [1, 3],
  allAtOnce: true,
  fails: (index) => index === 3,
}

/** How each scenario is played. */
export const SCRIPTS: Readonly<Record<Scenario, Script>> = {
  calm,
  busy,
  stalls: {
    ...busy,
    count: 6,
    stride: [0.01, 0.02],
    reportsWithinMs: 4_000,
    fails: () => false,
    fate: (index, random) => (index % 2 === 1 ? { kind: 'falls-silent', afterSteps: random.int(4, 12) } : works),
  },
  crash: {
    ...busy,
    count: 6,
    stride: [0.01, 0.02],
    fails: () => false,
    fate: (index, random) => {
      if (index % 3 === 0) return works
      const returnsAfterMs = index % 3 === 1 ? random.int(4_000, 8_000) : undefined
      return { kind: 'crashes', afterSteps: random.int(4, 12), returnsAfterMs }
    },
  },
  flood: { ...busy, count: 100, chunkMs: [150, 400], fails: (index) => index % 25 === 3 },
  offline: {
    ...busy,
    count: 5,
    stepMs: [20, 40],
    stride: [0.05, 0.1],
    fails: () => false,
    fate: (index, random) => ({ kind: index % 2 === 0 ? 'crashes' : 'leaves', afterSteps: random.int(4, 8) }),
  },
  // One step for all, so that several write at the same moment.
  race: { ...busy, count: 4, stepMs: [400, 400], races: true, fails: () => false },
  empty: { ...calm, count: 0 },
}
