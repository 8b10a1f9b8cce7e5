/** The page of the benchmark: shows a board on which agents write, and watches itself while it is scrolled. */
import { createRoot } from 'react-dom/client'
import type { OpenBoard } from '../../render/page/contender.ts'
import { FrameWatch } from '../../stream-render/page/frame-watch.ts'
import type { RosterRequest, RosterRound } from '../round.ts'
import { contenders, type RosterContender } from './contenders.tsx'
import type { FeedAnswer, FeedRequest } from './feed.ts'
import { agentIds } from './record.ts'

const WARM_UP_S = 3
const TIMEOUT_MS = 20_000

interface Shown {
  readonly request: RosterRequest
  readonly contender: RosterContender
  readonly board: OpenBoard
  readonly feed: Worker
  readonly scroller: HTMLElement
}

let shown: Shown | undefined

globalThis.callboardRoster = { contenders: Object.keys(contenders), open, run: () => run(shown?.request.seconds ?? 0) }

async function open(request: RosterRequest): Promise<void> {
  const contender = contenders[request.contender]
  if (contender === undefined) throw new Error(`There is no contender "${request.contender}".`)
  const feed = new Worker(URL.createObjectURL(new Blob([request.feed], { type: 'text/javascript' })), { type: 'module' })
  const { agents, updatesPerSecond } = request
  const start = await ask(feed, { type: 'start', agents, updatesPerSecond }, 'started')
  const board = await contender.open({ agentIds: agentIds(agents), busyId: '', updates: [], start: start.bytes })
  const scroller = document.body.appendChild(document.createElement('main'))
  createRoot(scroller).render(board.list)
  shown = { request, contender, board, feed, scroller }
  if (!(await until(() => rowsOf(contender, scroller).length > 0))) throw new Error('No rows appeared.')
  await run(WARM_UP_S)
}

async function run(seconds: number): Promise<RosterRound> {
  if (shown === undefined) throw new Error('Nothing is shown.')
  const now = shown
  const { contender, board, feed, scroller } = now
  const watch = new FrameWatch()
  const stopMeasuring = measureScrolling(scroller)
  const lagsMs: number[] = []
  const from = performance.now()
  const end = await ask(feed, { type: 'write', seconds }, 'end', ({ bytes, since }) => {
    board.receive(bytes)
    lagsMs.push(Date.now() - since)
    feed.postMessage({ type: 'taken' } satisfies FeedRequest)
  })
  const tookMs = performance.now() - from
  const scrolled = stopMeasuring()
  const watched = watch.stop()
  const rowsRight = await until(() => areRight(now, end.counts))
  return { ...watched, tookMs, lagsMs, updates: end.updates, scrolled, rowsMounted: rowsOf(contender, scroller).length, rowsRight }
}

/** Adds up how far it is scrolled, until it is stopped. */
function measureScrolling(scroller: HTMLElement): () => number {
  let last = scroller.scrollTop
  let scrolled = 0
  const onScroll = (): void => {
    scrolled += Math.abs(scroller.scrollTop - last)
    last = scroller.scrollTop
  }
  // Before anybody has changed the page, so that to read where it stands costs nothing.
  scroller.addEventListener('scroll', onScroll, { passive: true, capture: true })
  return () => {
    scroller.removeEventListener('scroll', onScroll, { capture: true })
    return Math.round(scrolled)
  }
}

/** Each row in sight shows what its agent wrote last. */
function areRight({ contender, scroller }: Shown, counts: readonly number[]): boolean {
  const { top, bottom } = scroller.getBoundingClientRect()
  const seen = rowsOf(contender, scroller).filter((row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom)
  return seen.length > 0 && seen.every((row) => contender.isRight(row, counts))
}

function rowsOf(contender: RosterContender, scroller: HTMLElement): readonly HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>(contender.rows)]
}

/** Asks the feed, and gives what it answers in the end. */
function ask<Type extends FeedAnswer['type']>(
  feed: Worker,
  request: FeedRequest,
  wanted: Type,
  onUpdate?: (update: Extract<FeedAnswer, { type: 'update' }>) => void,
): Promise<Extract<FeedAnswer, { type: Type }>> {
  return new Promise((resolve) => {
    feed.onmessage = ({ data }: MessageEvent<FeedAnswer>): void => {
      if (data.type === 'update') onUpdate?.(data)
      if (data.type === wanted) resolve(data as Extract<FeedAnswer, { type: Type }>)
    }
    feed.postMessage(request)
  })
}

async function until(isSo: () => boolean): Promise<boolean> {
  const deadline = performance.now() + TIMEOUT_MS
  while (!isSo()) {
    if (performance.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}
