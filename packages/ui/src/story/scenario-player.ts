import type { Session, Store } from '@callboard/session'
import { createScriptedAgents, type ScriptedAgents, type Scenario } from '@callboard/session/testing'
import { createStoryBoard, STORY_SESSION, type OpenStoryBoard } from './story-board.ts'

/** Options of {@link createScenarioPlayer}. */
export interface ScenarioPlayerOptions {
  readonly scenario: Scenario
  /** @default what suits the scenario */
  readonly agents?: number | undefined
  /** @default 7 */
  readonly seed?: number | undefined
}

/** Where a player stands. */
export interface PlayerState {
  /** The session as it is at `at`. Another one after every way back. */
  readonly session: Session
  /** Milliseconds since the scenario began. */
  readonly at: number
  /** Where it is going; `at` unless it is under way. */
  readonly target: number
}

/** A scenario that can be gone through forth and back. */
export interface ScenarioPlayer {
  readonly state: Store<PlayerState>
  /** Goes to a moment, milliseconds since the beginning. Of several calls in a row, the last one counts. Resolves when it stands there. */
  seek(at: number): Promise<void>
  close(): Promise<void>
}

interface Performance {
  readonly board: OpenStoryBoard
  readonly agents: ScriptedAgents
  at: number
}

/** A way is gone in strides, so that a new target is heard and the page can paint. */
const STRIDE_MS = 1_000

/**
 * Makes a player that stands at the beginning. Time has no way back, but a scenario with a seed is the same each time, to the
 * millisecond: forth lets time pass, back plays it anew from the beginning, out of sight.
 */
export async function createScenarioPlayer(options: ScenarioPlayerOptions): Promise<ScenarioPlayer> {
  let shown = await perform(options)
  let state: PlayerState = { session: shown.board.session, at: 0, target: 0 }
  let going: Promise<void> | undefined
  let isClosed = false
  const listeners = new Set<() => void>()
  const update = (change: Partial<PlayerState>): void => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  /** What is shown, or one that has been played anew up to the target. */
  const go = async (): Promise<void> => {
    let playing = shown
    while (!isClosed && playing.at !== state.target) {
      if (playing.at > state.target) {
        if (playing !== shown) await end(playing)
        playing = await perform(options)
      }
      await playOn(playing, Math.min(state.target, playing.at + STRIDE_MS))
      if (playing === shown) update({ at: playing.at })
    }
    if (playing === shown) return
    const before = shown
    shown = playing
    update({ session: playing.board.session, at: playing.at })
    await end(before)
  }
  return {
    state: {
      getSnapshot: () => state,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    seek: (at) => {
      update({ target: Math.max(0, at) })
      going ??= go().finally(() => {
        going = undefined
      })
      return going
    },
    close: async () => {
      isClosed = true
      await going
      await end(shown)
    },
  }
}

async function perform({ scenario, agents: count, seed = 7 }: ScenarioPlayerOptions): Promise<Performance> {
  const board = await createStoryBoard()
  const agents = createScriptedAgents(board.relay, STORY_SESSION, scenario, { count, seed, clock: board.clock })
  await agents.start()
  await board.clock.advance(0)
  return { board, agents, at: 0 }
}

async function playOn(performance: Performance, until: number): Promise<void> {
  await performance.board.clock.advance(until - performance.at)
  performance.at = until
}

async function end({ agents, board }: Performance): Promise<void> {
  await agents.stop()
  await board.close()
}
