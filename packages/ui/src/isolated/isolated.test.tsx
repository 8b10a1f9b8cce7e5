import type { ReactElement, ReactNode } from 'react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentControls } from '../agent-controls/agent-controls.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { AgentStatusBadge } from '../agent-status-badge/agent-status-badge.tsx'
import { Composer } from '../composer/composer.tsx'
import { InterruptInbox } from '../interrupt-inbox/interrupt-inbox.tsx'
import { PeopleStack } from '../people-stack/people-stack.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'
import { chosenTrip, crowdOfPeople, planners } from '../story/boards.ts'
import { everyQuestion } from '../story/questions.ts'
import type { BoardScript } from '../story/story-board.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { HANDED_DOWN, HOSTILE } from './hostile-page.ts'
import { Isolated } from './isolated.tsx'
import styles from '../styles.css?inline'
import primer from '../themes/primer.css?inline'
import tokens from '../tokens.css?inline'

interface Shown {
  readonly ui: ReactElement
  readonly board?: BoardScript
}

const fullBoard: BoardScript = async (board) => {
  await planners(board)
  await crowdOfPeople(board)
  await chosenTrip(board)
}

const WIDGETS: Readonly<Record<string, Shown>> = {
  AgentStatusBadge: { ui: <AgentStatusBadge agentId="flights" /> },
  AgentCard: { ui: <AgentCard agentId="flights" /> },
  AgentRoster: { ui: <AgentRoster /> },
  ProgressBar: { ui: <ProgressBar label="All work" /> },
  ProgressTree: { ui: <ProgressTree /> },
  SelectionList: { ui: <SelectionList /> },
  PeopleStack: { ui: <PeopleStack /> },
  Composer: { ui: <Composer to="orchestrator" /> },
  AgentControls: { ui: <AgentControls target={{ agent: 'flights' }} /> },
  InterruptInbox: { ui: <InterruptInbox />, board: everyQuestion },
}

const SHEETS = [{ text: styles }]
const PLACE = { position: 'fixed', inset: '0 auto auto 0', width: '640px', height: '480px', overflow: 'hidden', zIndex: '9', background: 'white' }

test.for(Object.entries(WIDGETS))('%s looks the same on a hostile page, isolated', async ([, { ui, board = fullBoard }]) => {
  const shown = await renderOnBoard(<Isolated stylesheets={SHEETS} motion="off" style={PLACE}>{ui}</Isolated>, board)
  const host = await settled(shown)
  const before = await pictureOf(host)
  addRules(HOSTILE)
  expect(await pictureOf(host) === before, 'the same picture').toBe(true)
})

test.for(Object.entries(WIDGETS))('%s looks the same isolated and not', async ([, { ui, board = fullBoard }]) => {
  addRules(styles)
  const plain = await renderOnBoard(<div data-cb-motion="off" style={{ ...PLACE, position: 'fixed' }}>{ui}</div>, board)
  await vi.waitFor(() => expect(plain.container.querySelector('.cb-root')).not.toBeNull())
  const outside = await pictureOf(plain.container.firstElementChild as HTMLElement)
  plain.unmount()
  const shown = await renderOnBoard(<Isolated stylesheets={SHEETS} motion="off" style={PLACE}>{ui}</Isolated>, board)
  expect(await pictureOf(await settled(shown)) === outside, 'the same picture').toBe(true)
})

test.for(Object.entries(WIDGETS))('%s takes nothing of what a page hands down to all that is in it', async ([, { ui, board = fullBoard }]) => {
  addRules(styles)
  const place = { ...PLACE, position: 'fixed' } as const
  const shown = await renderOnBoard(<div data-cb-motion="off" style={place}>{ui}</div>, board)
  await vi.waitFor(() => expect(shown.container.querySelector('.cb-root')).not.toBeNull())
  const box = shown.container.firstElementChild as HTMLElement
  // A line of the page's own font would be as high as that font; the widget alone is looked at.
  box.style.display = 'grid'
  const before = await pictureOf(box)
  addRules(HANDED_DOWN)
  expect(await pictureOf(box) === before, 'the same picture').toBe(true)
})

test('a hostile page does reach widgets that are not isolated, so that the tests above say something', async () => {
  addRules(styles)
  const shown = await renderOnBoard(<div style={{ ...PLACE, position: 'fixed' }}><AgentRoster /></div>, fullBoard)
  const box = shown.container.firstElementChild as HTMLElement
  const before = await pictureOf(box)
  addRules(HOSTILE)
  expect(await pictureOf(box) === before, 'the same picture').toBe(false)
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
  await vi.waitFor(() => expect(host?.shadowRoot?.querySelector('.cb-root')).toBeTruthy())
  if (host === null) throw new Error('Nothing is isolated.')
  return host
}

async function pictureOf(element: HTMLElement): Promise<string> {
  return await page.screenshot({ element, save: false, animations: 'disabled', caret: 'hide' })
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
