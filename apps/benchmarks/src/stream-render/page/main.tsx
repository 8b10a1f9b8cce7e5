/** The page of the benchmark: shows what it is told to, and watches itself meanwhile. */
import { createRoot, type Root } from 'react-dom/client'
import { wholeText } from '../../token/token-text.ts'
import { OLD_ROW_TOKENS, type PageRequest, type PageResult } from '../round.ts'
import type { OpenBoard, RenderContender } from './contender.ts'
import { ably } from './contender/ably.tsx'
import { callboard } from './contender/callboard.tsx'
import { useChatPeer } from './contender/use-chat.tsx'
import { yText } from './contender/y-text.tsx'
import { FrameWatch } from './frame-watch.ts'
import { numbers, renderCount, shownText } from './row.tsx'

/** By the names that the table shows. */
const contenders: Readonly<Record<string, RenderContender>> = {
  'callboard: useAgentStream, as shipped': callboard('frame'),
  'callboard: useAgentStream, unthrottled': callboard('none'),
  'peer: @ai-sdk/react useChat, as shipped': useChatPeer(),
  'peer: @ai-sdk/react useChat, throttle 50 ms': useChatPeer(50),
  'peer: @ably/ai-transport useView, a channel each': ably('ably'),
  'peer: @ably/ai-transport useView, one channel': ably('ably-one-channel'),
  'peer: Y.Text with an observing hook': yText,
}

/** A text that is not right after so long never will be. */
const TIMEOUT_MS = 20_000
const CHECK_EVERY_MS = 20

interface Shown {
  readonly request: PageRequest
  readonly board: OpenBoard
  readonly root: Root
}

let shown: Shown | undefined
let watch: FrameWatch | undefined

globalThis.callboardStreams = {
  contenders: Object.fromEntries(Object.entries(contenders).map(([name, { feed }]) => [name, feed])),
  async open(request) {
    const contender = contenders[request.contender]
    if (contender === undefined) throw new Error(`There is no contender "${request.contender}".`)
    const board = await contender.open(request)
    const root = createRoot(document.body.appendChild(document.createElement('main')))
    root.render(board.element)
    shown = { request, board, root }
    const { agents, oldRows } = request
    const isThere = (agent: number): boolean => document.querySelector(`#agent-${agent}`) !== null
    const isReady = (): boolean => numbers(oldRows).every(isOldRowRight) && numbers(agents).every(isThere)
    if (!(await until(isReady))) throw new Error('The rows did not appear as they should.')
    // What streams is in sight: it is below what is old.
    document.querySelector('li:last-child')?.scrollIntoView()
  },
  watch() {
    Object.assign(renderCount, { rows: 0, lists: 0 })
    watch = new FrameWatch()
  },
  finish,
}

async function finish(): Promise<PageResult> {
  if (shown === undefined || watch === undefined) throw new Error('Nothing is shown.')
  const from = performance.now()
  const { agents, oldRows, tokensEach } = shown.request
  const expected = numbers(agents).map((agent) => wholeText(agent, tokensEach))
  const textRight = await until(() => expected.every((text, agent) => isRight(`agent-${agent}`, text)))
  const drainMs = performance.now() - from
  const watched = watch.stop()
  const result = { ...watched, drainMs, rowsRendered: renderCount.rows, listsRendered: renderCount.lists }
  return { ...result, textRight: textRight && numbers(oldRows).every(isOldRowRight) }
}

function isOldRowRight(row: number): boolean {
  return isRight(`old-${row}`, wholeText(1_000 + row, OLD_ROW_TOKENS))
}

function isRight(id: string, text: string): boolean {
  return document.querySelector(`#${id}`)?.textContent === shownText(text)
}

async function until(isSo: () => boolean): Promise<boolean> {
  const deadline = performance.now() + TIMEOUT_MS
  while (!isSo()) {
    if (performance.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, CHECK_EVERY_MS))
  }
  return true
}
