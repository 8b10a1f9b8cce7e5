/** The page of the benchmark: measures rounds when it is told to. */
import { createRoot } from 'react-dom/client'
import type { RoundRequest, RoundResult } from '../round.ts'
import type { Contender, OpenBoard } from './contender.ts'
import { callboard } from './contenders/callboard.tsx'
import { externalStore } from './contenders/external-store.tsx'
import { reactYjs } from './contenders/react-yjs.tsx'
import { reactYjsFields } from './contenders/react-yjs-fields.tsx'
import { writeHistory, type BoardHistory, type RecordShape } from './history.ts'
import { renderCount } from './row.tsx'

/** By the names that the table shows. */
const contenders: Readonly<Record<string, Contender>> = {
  'callboard: useAgents and useAgent': callboard,
  'peer: react-yjs, useY of all records': reactYjs,
  'peer: react-yjs, useY in each row over fields': reactYjsFields,
  'peer: useSyncExternalStore over toJSON()': externalStore,
}

/** An update that is not on the page after so many turns never will be. */
const MAX_TURNS = 1000

globalThis.callboardBenchmark = { contenders: Object.keys(contenders), measureRound }

async function measureRound({ contender: name, agents, warmUps, updates }: RoundRequest): Promise<RoundResult> {
  const contender = contenders[name]
  if (contender === undefined) throw new Error(`There is no contender "${name}".`)
  const history = historyOf(contender.shape, agents, warmUps + updates)
  const board = await contender.open(history)
  const element = document.body.appendChild(document.createElement('main'))
  const root = createRoot(element)
  root.render(board.list)
  await until(() => element.querySelectorAll('li').length === agents, 'the rows')
  const samples = await measureUpdates(board, history)
  root.unmount()
  element.remove()
  await board.close()
  const measured = samples.slice(warmUps)
  return {
    rowsRendered: measured.map(({ rows }) => rows),
    listsRendered: measured.map(({ lists }) => lists),
    scriptMs: measured.map(({ scriptMs }) => scriptMs),
    layoutMs: measured.map(({ layoutMs }) => layoutMs),
  }
}

const histories = new Map<string, BoardHistory>()

function historyOf(shape: RecordShape, agents: number, updates: number): BoardHistory {
  const key = `${shape} ${agents} ${updates}`
  const history = histories.get(key) ?? writeHistory(shape, agents, updates)
  histories.set(key, history)
  return history
}

interface Sample {
  readonly rows: number
  readonly lists: number
  readonly scriptMs: number
  readonly layoutMs: number
}

/** From the bytes of the update to the text in the row (script), and on to the row in its place (style and layout). */
async function measureUpdates(board: OpenBoard, { busyId, updates }: BoardHistory): Promise<readonly Sample[]> {
  const row = document.querySelector<HTMLElement>(`#${busyId}`)
  const activity = row?.querySelector('span')
  const samples: Sample[] = []
  for (const update of updates) {
    await turn()
    Object.assign(renderCount, { rows: 0, lists: 0 })
    const from = performance.now()
    board.receive(update.bytes)
    // React renders what a store changed in a microtask, so mostly this is all the waiting there is.
    await Promise.resolve()
    await until(() => activity?.textContent === update.activity, update.activity)
    const rendered = performance.now()
    row?.getBoundingClientRect()
    samples.push({ scriptMs: rendered - from, layoutMs: performance.now() - rendered, ...renderCount })
  }
  return samples
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let turns = 0; !isSo(); turns += 1) {
    if (turns === MAX_TURNS) throw new Error(`Waited in vain for ${what}.`)
    await turn()
  }
}

/** Lets other tasks run, without the delay that timers have. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(undefined)
  })
}
