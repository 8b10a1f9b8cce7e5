import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { ConnectionBanner } from '../connection-banner/connection-banner.tsx'
import { InterruptCard } from '../interrupt-card/interrupt-card.tsx'
import { InterruptInbox } from '../interrupt-inbox/interrupt-inbox.tsx'
import { PeopleStack } from '../people-stack/people-stack.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'
import { chosenTrip, crowdOfPeople, planners, reconnecting } from '../story/boards.ts'
import { APPROVAL, asks, EDIT, everyQuestion, FORM, NESTED_FORM } from '../story/questions.ts'
import type { BoardScript } from '../story/story-board.ts'
import { saysEverywhere } from '../testing/bad-boards.ts'
import { renderOnBoard as renderPlain, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { SHELF } from '../testing/widget-shelf.tsx'
import { HANDED_DOWN, HOST_CONTENT, HOSTILE } from './hostile-page.ts'
import { Isolated } from './isolated.tsx'
import styles from '../styles.css?inline'
import compact from '../themes/compact.css?inline'
import primer from '../themes/primer.css?inline'
import tokens from '../tokens.css?inline'

interface Shown {
  readonly ui: ReactElement
  readonly board: BoardScript
}

const fullBoard: BoardScript = async (board) => {
  await planners(board)
  await crowdOfPeople(board)
  await chosenTrip(board)
}
/** Something for every widget of the shelf. */
const richBoard = saysEverywhere('Something to read')
const form = (id: string): ReactElement => <InterruptCard interruptKey={`flights/${id}`} />

const WIDGETS: Readonly<Record<string, Shown>> = {
  ...Object.fromEntries(Object.entries(SHELF).map(([name, ui]): [string, Shown] => [name, { ui, board: richBoard }])),
  AgentRoster: { ui: <AgentRoster toolbar />, board: fullBoard },
  ProgressTree: { ui: <ProgressTree />, board: fullBoard },
  SelectionList: { ui: <SelectionList />, board: fullBoard },
  ConnectionBanner: { ui: <ConnectionBanner graceMs={0} />, board: reconnecting },
  InterruptInbox: { ui: <InterruptInbox />, board: everyQuestion },
  'An approval': { ui: form('book'), board: (board) => asks(board, APPROVAL) },
  'A form': { ui: form('travellers'), board: (board) => asks(board, FORM) },
  'A form with lists': { ui: form('stay'), board: (board) => asks(board, NESTED_FORM) },
  'A draft': { ui: form('letter'), board: (board) => asks(board, EDIT) },
}

/** Of 255. */
const ROUNDING = 8

const SHEETS = [{ text: styles }]
const PLACE = { position: 'fixed', inset: '0 auto auto 0', width: '400px', height: '860px', overflow: 'hidden', zIndex: '9', background: 'white' }

test.for(Object.entries(WIDGETS))('%s looks the same on a hostile page, isolated', async ([, { ui, board }]) => {
  const shown = await renderOnBoard(<Isolated stylesheets={SHEETS} motion="off" style={PLACE}>{ui}</Isolated>, board)
  const host = await settled(shown)
  const before = await pictureOf(host)
  addRules(HOSTILE)
  expect(await unlike(await pictureOf(host), before)).toBe(0)
})

test.for(Object.entries(WIDGETS))('%s looks the same isolated and not', async ([, { ui, board }]) => {
  addRules(styles)
  const plain = await renderOnBoard(<div data-cb-motion="off" style={{ ...PLACE, position: 'fixed' }}>{ui}</div>, board)
  await steady(plain.container)
  const outside = await pictureOf(plain.container.firstElementChild as HTMLElement)
  plain.unmount()
  const shown = await renderOnBoard(<Isolated stylesheets={SHEETS} motion="off" style={PLACE}>{ui}</Isolated>, board)
  expect(await unlike(await pictureOf(await settled(shown)), outside)).toBe(0)
})

test.for(Object.entries(WIDGETS))('%s takes nothing of what a page hands down to all that is in it', async ([, { ui, board }]) => {
  addRules(styles)
  const place = { ...PLACE, position: 'fixed' } as const
  const shown = await renderOnBoard(<div data-cb-motion="off" style={place}>{ui}</div>, board)
  await steady(shown.container)
  const box = shown.container.firstElementChild as HTMLElement
  // A line of the page's own font would be as high as that font; the widget alone is looked at.
  box.style.display = 'grid'
  const before = await pictureOf(box)
  addRules(HANDED_DOWN)
  expect(await unlike(await pictureOf(box), before)).toBe(0)
})

test('a hostile page does reach widgets that are not isolated, so that the tests above say something', async () => {
  addRules(styles)
  const shown = await renderOnBoard(<div style={{ ...PLACE, position: 'fixed' }}><AgentRoster /></div>, fullBoard)
  const box = shown.container.firstElementChild as HTMLElement
  const before = await pictureOf(box)
  addRules(HOSTILE)
  expect(await unlike(await pictureOf(box), before)).toBeGreaterThan(1_000)
})

test('what a page has of its own looks the same with the stylesheet and all themes, and beside the widgets', async () => {
  const host = document.createElement('div')
  host.innerHTML = HOST_CONTENT
  host.style.cssText = 'position: fixed; inset: 0 auto auto 0; inline-size: 400px; block-size: 600px; overflow: hidden; z-index: 10; background: white'
  document.body.append(host)
  onTestFinished(() => host.remove())
  addRules(`${HANDED_DOWN} button { border: 5px dashed green; font: 30px serif } h2 { color: teal } .button { background: orange } li { margin: 9px }`)
  const before = await pictureOf(host)
  for (const sheet of [styles, primer, compact]) addRules(sheet)
  await renderOnBoard(<AgentRoster />, fullBoard)
  expect(await unlike(await pictureOf(host), before)).toBe(0)
})

test('custom properties of the page reach inside', async () => {
  addRules(`${tokens} :root { --cb-ink: rgb(1, 2, 3); --cb-space-4: 99px; }`)
  const host = await settled(await renderOnBoard(isolated(<AgentCard agentId="flights" />), fullBoard))
  const { color, paddingTop } = getComputedStyle(within(host, '.cb-agent-card-root'))
  expect([color, paddingTop]).toEqual(['rgb(1, 2, 3)', '99px'])
})

test('where a page has none, the defaults hold', async () => {
  const host = await settled(await renderOnBoard(isolated(<AgentCard agentId="flights" />), fullBoard))
  expect(getComputedStyle(within(host, '.cb-agent-card-root')).paddingTop).toBe('16px')
})

test('takes a theme and a scheme of its own', async () => {
  const sheets = [{ text: styles }, { text: primer }]
  const host = await settled(await renderOnBoard(<Isolated stylesheets={sheets} theme="primer" scheme="dark"><AgentCard agentId="flights" /></Isolated>, fullBoard))
  const { backgroundColor, borderRadius } = getComputedStyle(within(host, '.cb-agent-card-root'))
  expect([backgroundColor, borderRadius]).toEqual(['rgb(13, 17, 23)', '6px'])
})

test('popups open inside, take the focus and give it back', async () => {
  const host = await settled(await renderOnBoard(isolated(<PeopleStack />), fullBoard))
  const trigger = within(host, 'button')
  trigger.focus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(host.shadowRoot?.querySelector('.cb-people-stack-popup')).not.toBeNull())
  expect(document.querySelector('.cb-people-stack-popup')).toBeNull()
  await vi.waitFor(() => expect(within(host, '.cb-people-stack-popup').contains(host.shadowRoot?.activeElement ?? null)).toBe(true))
  await userEvent.keyboard('{Escape}')
  await vi.waitFor(() => expect(host.shadowRoot?.activeElement).toBe(trigger))
})

test('an open popup looks the same on a hostile page, and so do who is in it', async () => {
  const host = await settled(await renderOnBoard(<Isolated stylesheets={SHEETS} motion="off" style={PLACE}><PeopleStack include="everyone" /></Isolated>, fullBoard))
  within(host, 'button').click()
  const popup = await vi.waitFor(() => within(host, '.cb-people-stack-popup'))
  await steady(popup)
  const before = await pictureOf(popup)
  addRules(HOSTILE)
  expect(await unlike(await pictureOf(popup), before)).toBe(0)
})

test('hands the focus on when what has it goes', async () => {
  const host = await settled(await renderOnBoard(isolated(<SelectionList />), fullBoard))
  const [first, second] = host.shadowRoot?.querySelectorAll<HTMLElement>('[data-selection] [data-remove]') ?? []
  first?.focus()
  first?.click()
  await vi.waitFor(() => expect(first?.isConnected).toBe(false))
  await vi.waitFor(() => expect(host.shadowRoot?.activeElement).toBe(second))
})

test('a stylesheet by its address is waited for before anything is to be seen', async () => {
  const href = URL.createObjectURL(new Blob([styles], { type: 'text/css' }))
  const host = await settled(await renderOnBoard(<Isolated stylesheets={[{ href }]}><AgentCard agentId="flights" /></Isolated>, fullBoard))
  await vi.waitFor(() => expect(getComputedStyle(within(host, '.cb-agent-card-root')).visibility).toBe('visible'))
  expect(getComputedStyle(within(host, '.cb-agent-card-root')).display).toBe('grid')
})

test('a text that is not whole is refused', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => said.mockRestore())
  await expect(renderOnBoard(<Isolated stylesheets={[{ text: "@import './a.css';" }]}><i /></Isolated>)).rejects.toThrow(/@import/u)
})

function isolated(children: ReactNode): ReactElement {
  return <Isolated stylesheets={SHEETS} motion="off">{children}</Isolated>
}

function within(host: HTMLElement, selector: string): HTMLElement {
  const found = host.shadowRoot?.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`No ${selector} in the shadow root.`)
  return found
}

async function settled({ container }: RenderedOnBoard): Promise<HTMLElement> {
  const host = container.querySelector<HTMLElement>('callboard-isolated')
  await vi.waitFor(() => expect(host?.shadowRoot?.querySelector('[class^="cb-"]')).toBeTruthy())
  if (host?.shadowRoot == null) throw new Error('Nothing is isolated.')
  await steady(host.shadowRoot)
  return host
}

/** Once what is loaded when it is needed, and rows that are measured, are there. */
async function steady(root: ShadowRoot | HTMLElement): Promise<void> {
  await vi.waitFor(() => expect(root.textContent).not.toMatch(/loading|preparing/iu), { timeout: 10_000 })
  let before = ''
  for (let same = 0; same < 5; ) {
    await new Promise(requestAnimationFrame)
    same = root.innerHTML === before ? same + 1 : 0
    before = root.innerHTML
  }
}

/** With a client for the conversation's pages. */
async function renderOnBoard(ui: ReactElement, board?: BoardScript): Promise<RenderedOnBoard> {
  return await renderPlain(<QueryClientProvider client={new QueryClient()}>{ui}</QueryClientProvider>, board)
}

async function pictureOf(element: HTMLElement): Promise<string> {
  return await page.screenshot({ element, save: false, animations: 'disabled', caret: 'hide' })
}

/** How many pixels of two pictures differ; what is drawn a second time is rounded a little differently. */
async function unlike(one: string, other: string): Promise<number> {
  const [here, there] = [await pixelsOf(one), await pixelsOf(other)]
  if (here.length !== there.length) return Math.max(here.length, there.length)
  const differing = new Set<number>()
  for (const [index, value] of here.entries()) if (Math.abs(value - (there[index] ?? 0)) > ROUNDING) differing.add(index >> 2)
  return differing.size
}

async function pixelsOf(png: string): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  return context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
}

/** In a stylesheet of the document, which a rule of its own cannot show as text. */
function addRules(text: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  onTestFinished(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  })
}
