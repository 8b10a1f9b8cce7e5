import { createScriptedAgents, type Scenario } from '@callboard/session/testing'
import type { StoryContext } from '@storybook/react-vite'
import { createStoryBoard, STORY_SESSION, type BoardScript, type OpenStoryBoard } from '../packages/ui/src/story/story-board.ts'
import type { ToolbarGlobals } from './toolbars.ts'

/** What is played before a story that stands still is shown, seconds. */
const PLAYED_S = 20
const TICK_MS = 50

interface OpenBoard {
  readonly key: string
  readonly board: Promise<OpenStoryBoard>
  stop(): void
}

const open = new Map<string, OpenBoard>()

/** The board of a story: its own script's, or the toolbar's scenario. Made anew when what it depends on changes. */
export async function loadBoard({ id, globals, parameters }: StoryContext): Promise<{ board: OpenStoryBoard }> {
  const given = globals as unknown as ToolbarGlobals
  // A story may ask for a scenario of its own.
  const toolbar = { ...given, scenario: (parameters['scenario'] as Scenario | undefined) ?? given.scenario }
  const script = typeof parameters['board'] === 'function' ? (parameters['board'] as BoardScript) : undefined
  const key = script ? JSON.stringify([id, toolbar.speed]) : JSON.stringify([toolbar.scenario, toolbar.agents, toolbar.speed])
  const before = open.get(id)
  if (before?.key === key) return { board: await before.board }
  before?.stop()
  const made = script ? playScript(script, parameters['runs'] === true ? Number(toolbar.speed) : 0) : playScenario(toolbar)
  open.set(id, { key, ...made })
  return { board: await made.board }
}

/** Closes the board of a story, so that the next time it begins anew. */
export function closeBoard(id: string): void {
  open.get(id)?.stop()
  open.delete(id)
}

/** A script's board stands still, unless its story says that it `runs`. */
function playScript(script: BoardScript, speed: number): Omit<OpenBoard, 'key'> {
  let timer: ReturnType<typeof setInterval> | undefined
  let isStopped = false
  const board = createStoryBoard().then(async (made) => {
    await script(made)
    await made.pass(0)
    if (speed > 0 && !isStopped) timer = runTime(made, speed)
    return made
  })
  const stop = (): void => {
    isStopped = true
    clearInterval(timer)
    void board.then((made) => made.close())
  }
  return { board, stop }
}

function playScenario({ scenario, agents, speed }: ToolbarGlobals): Omit<OpenBoard, 'key'> {
  let timer: ReturnType<typeof setInterval> | undefined
  let isStopped = false
  let leave: (() => Promise<void>) | undefined
  const board = createStoryBoard().then(async (made) => {
    const count = scenario === 'empty' ? 0 : Number(agents) || undefined
    const scripted = createScriptedAgents(made.relay, STORY_SESSION, scenario, { count, seed: 7, clock: made.clock })
    leave = scripted.stop
    await scripted.start()
    await made.pass(Number(speed) === 0 ? PLAYED_S : 1)
    if (Number(speed) > 0 && !isStopped) timer = runTime(made, Number(speed))
    return made
  })
  return {
    board,
    stop: () => {
      isStopped = true
      clearInterval(timer)
      void board.then(async (made) => {
        await leave?.()
        await made.close()
      })
    },
  }
}

function runTime(board: OpenStoryBoard, speed: number): ReturnType<typeof setInterval> {
  let isBusy = false
  return setInterval(() => {
    if (isBusy) return
    isBusy = true
    void board.clock.advance(TICK_MS * speed).finally(() => {
      isBusy = false
    })
  }, TICK_MS)
}
