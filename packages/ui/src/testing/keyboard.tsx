import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, onTestFinished, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ActivityFeed } from '../activity-feed/activity-feed.tsx'
import { ActivityTimeline } from '../activity-timeline/activity-timeline.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { BargeInComposer } from '../barge-in/barge-in-composer.tsx'
import { Composer } from '../composer/composer.tsx'
import { Conversation } from '../conversation/conversation.tsx'
import { InterruptCard } from '../interrupt-card/interrupt-card.tsx'
import { InterruptInbox } from '../interrupt-inbox/interrupt-inbox.tsx'
import { PeopleStack } from '../people-stack/people-stack.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'
import { SessionFrame } from '../session-frame/session-frame.tsx'
import { chosenTrip, longConversation } from '../story/boards.ts'
import { muchHappened } from '../story/eventful.ts'
import { atWork } from '../story/obeys.ts'
import { asks, CHOICE, everyQuestion, TEXT } from '../story/questions.ts'
import { runningTask, STORY_START } from '../story/records.ts'
import type { BoardScript } from '../story/story-board.ts'
import { renderOnBoard, type RenderedOnBoard } from './render-on-board.tsx'
import '../styles.css'

const press = (keys: string): Promise<void> => userEvent.keyboard(keys)
const focused = (): HTMLElement => document.activeElement as HTMLElement

/** Presses the keys one by one and says where each leads. */
async function follow(keys: readonly string[], place: () => unknown): Promise<unknown[]> {
  const places: unknown[] = []
  for (const key of keys) {
    await press(key)
    await vi.waitFor(() => expect(place()).not.toBe(-1))
    places.push(place())
  }
  return places
}

async function roster(): Promise<() => number> {
  const { container } = await renderOnBoard(<AgentRoster toolbar />, (board) => board.crowd(30))
  const rows = (): HTMLElement[] => [...container.querySelectorAll<HTMLElement>('[data-agent]')]
  rows()[0]?.focus()
  return () => rows().indexOf(focused())
}

/** A trip with flights, which have a part, and a hotel; and a visa. */
async function tree(): Promise<() => string> {
  const under = (task: string): { parent: { agent: string; task: string } } => ({ parent: { agent: 'planner', task } })
  const tasks = [
    runningTask('trip', 'Trip'),
    runningTask('flights', 'Flights', { ...under('trip'), startedAt: STORY_START + 1 }),
    runningTask('out', 'Outbound', under('flights')),
    runningTask('hotel', 'Hotel', { ...under('trip'), startedAt: STORY_START + 2 }),
    runningTask('visa', 'Visa', { startedAt: STORY_START + 3 }),
  ]
  const { container } = await renderOnBoard(<ProgressTree />, (board) => board.agent('planner', { name: 'Planner', status: 'working', tasks }))
  container.querySelector<HTMLElement>('[data-task]')?.focus()
  return () => {
    const row = focused().closest<HTMLElement>('[data-task]')
    const cell = focused() === row ? '' : `/${[...(row?.children ?? [])].indexOf(focused())}`
    return `${row?.dataset['title'] ?? 'nowhere'}${cell}`
  }
}

const taskTitles = (): (string | undefined)[] => [...document.querySelectorAll<HTMLElement>('[data-task]')].map((row) => row.dataset['title'])

async function selections(): Promise<{ place: () => number; count: () => number }> {
  const { container } = await renderOnBoard(<SelectionList />, chosenTrip)
  const buttons = (): HTMLElement[] => [...container.querySelectorAll<HTMLElement>('[data-remove]')]
  buttons()[0]?.focus()
  return { place: () => buttons().indexOf(focused()), count: () => buttons().length }
}

async function feed(): Promise<() => number> {
  const { container } = await renderOnBoard(<div style={{ display: 'grid', blockSize: '400px' }}><ActivityFeed /></div>, muchHappened)
  container.querySelector<HTMLElement>('[data-entry]')?.focus()
  return () => Number(focused().getAttribute('aria-posinset') ?? 0) - 1
}

async function timeline(): Promise<() => readonly number[]> {
  const { container } = await renderOnBoard(<ActivityTimeline />, muchHappened)
  container.querySelector<HTMLElement>('.cb-activity-timeline-lanes')?.focus()
  const bars = (): DOMRect | undefined => container.querySelector('.cb-activity-timeline-span[data-kind="task"], .cb-activity-timeline-task')?.getBoundingClientRect()
  return () => [Math.round(bars()?.left ?? 0), Math.round(bars()?.width ?? 0)]
}

async function conversation(): Promise<HTMLElement> {
  const { getByRole } = await renderOnBoard(
    <QueryClientProvider client={new QueryClient()}><div style={{ display: 'grid', blockSize: '400px' }}><Conversation /></div></QueryClientProvider>,
    longConversation,
  )
  const log = getByRole('log')
  await vi.waitFor(() => expect(log.scrollTop).toBeGreaterThan(400))
  log.focus()
  return log
}

async function tabs(direction: 'ltr' | 'rtl'): Promise<() => string> {
  await page.viewport(400, 700)
  document.documentElement.dir = direction
  onTestFinished(() => document.documentElement.removeAttribute('dir'))
  const panels = ['One', 'Two', 'Three'].map((label) => ({ id: label, label, content: label }))
  const { getAllByRole } = await renderOnBoard(<SessionFrame panels={panels} />)
  getAllByRole('tab')[0]?.focus()
  return () => focused().textContent.trim()
}

async function composer(ui: ReactElement, board?: BoardScript): Promise<RenderedOnBoard & { box: HTMLTextAreaElement }> {
  const rendered = await renderOnBoard(ui, board)
  const box = rendered.container.querySelector('textarea') as HTMLTextAreaElement
  box.focus()
  await press('Hello')
  return { ...rendered, box }
}

const COMPOSERS = { Composer: <Composer />, BargeInComposer: <BargeInComposer to="orchestrator" /> } as const

async function inbox(): Promise<() => number> {
  const { findAllByRole, container } = await renderOnBoard(<InterruptInbox />, everyQuestion)
  const items = await findAllByRole('article')
  container.querySelector<HTMLElement>('[data-interrupt]')?.focus()
  return () => items.indexOf(focused())
}

/** What the keys of each table of the accessibility statement do. By widget and keys, as they are written there. */
export const KEYBOARD: Readonly<Record<string, () => Promise<void>>> = {
  'AgentRoster: Up, Down': async () => expect(await follow(['{ArrowDown}', '{ArrowDown}', '{ArrowUp}'], await roster())).toEqual([1, 2, 1]),
  'AgentRoster: Page Up, Page Down': async () => expect(await follow(['{PageDown}', '{PageDown}', '{PageUp}'], await roster())).toEqual([10, 20, 10]),
  'AgentRoster: Home, End': async () => expect(await follow(['{End}', '{Home}'], await roster())).toEqual([29, 0]),
  'AgentRoster: Enter': async () => {
    await roster()
    const row = focused()
    await press('{Enter}')
    expect(focused().tagName).toBe('BUTTON')
    expect(row.contains(focused())).toBe(true)
  },
  'AgentRoster: Escape': async () => {
    const place = await roster()
    expect((await follow(['{ArrowDown}'], place)).at(-1)).toBe(1)
    await press('{Enter}{Escape}')
    expect(place()).toBe(1)
    const search = document.querySelector('input[type="search"]') as HTMLInputElement
    search.focus()
    await press('3{Escape}')
    expect(search.value).toBe('')
  },

  'ProgressTree: Up, Down': async () => expect(await follow(['{ArrowDown}', '{ArrowDown}', '{ArrowUp}'], await tree())).toEqual(['Flights', 'Outbound', 'Flights']),
  'ProgressTree: Page Up, Page Down': async () => expect(await follow(['{PageDown}', '{PageUp}'], await tree())).toEqual(['Visa', 'Trip']),
  'ProgressTree: Home, End': async () =>
    expect(await follow(['{End}', '{Home}', '{ArrowRight}', '{End}', '{Home}'], await tree())).toEqual(['Visa', 'Trip', 'Trip/0', 'Trip/3', 'Trip/0']),
  'ProgressTree: Ctrl + Home, Ctrl + End': async () => {
    const place = await tree()
    await press('{ArrowRight}{ArrowRight}')
    expect(await follow(['{Control>}{End}{/Control}', '{Control>}{Home}{/Control}'], place)).toEqual(['Visa/1', 'Trip/1'])
  },
  'ProgressTree: Right': async () => {
    const place = await tree()
    await press('{Enter}')
    expect(taskTitles()).toEqual(['Trip', 'Visa'])
    expect(await follow(['{ArrowRight}', '{ArrowRight}', '{ArrowRight}'], place)).toEqual(['Trip', 'Trip/0', 'Trip/1'])
    expect(taskTitles()).toHaveLength(5)
  },
  'ProgressTree: Left': async () => {
    const place = await tree()
    expect(await follow(['{ArrowDown}', '{ArrowLeft}', '{ArrowLeft}'], place)).toEqual(['Flights', 'Flights', 'Trip'])
    expect(taskTitles()).toEqual(['Trip', 'Flights', 'Hotel', 'Visa'])
    expect(await follow(['{ArrowRight}', '{ArrowLeft}'], place)).toEqual(['Trip/0', 'Trip'])
  },
  'ProgressTree: Enter, Space': async () => {
    await tree()
    await press('{Enter}')
    expect(taskTitles()).toHaveLength(2)
    await press(' ')
    expect(taskTitles()).toHaveLength(5)
  },
  'ProgressTree: `*`': async () => {
    await tree()
    await press('{Enter}*')
    expect(taskTitles()).toHaveLength(5)
  },
  'ProgressTree: a letter': async () => expect(await follow(['h', 'v', 'o'], await tree())).toEqual(['Hotel', 'Visa', 'Outbound']),
  'ProgressTree: Escape': async () => expect(await follow(['{ArrowRight}', '{ArrowRight}', '{Escape}'], await tree())).toEqual(['Trip/0', 'Trip/1', 'Trip']),

  'SelectionList: Up, Down, Home, End': async () =>
    expect(await follow(['{ArrowDown}', '{End}', '{ArrowUp}', '{Home}'], (await selections()).place)).toEqual([1, 3, 2, 0]),
  'SelectionList: Delete, Backspace': async () => {
    const { count } = await selections()
    await press('{Delete}')
    await vi.waitFor(() => expect(count()).toBe(3))
    await press('{Backspace}')
    await vi.waitFor(() => expect(count()).toBe(2))
  },
  'SelectionList: Ctrl + Z, Cmd + Z': async () => {
    const { count } = await selections()
    for (const keys of ['{Control>}z{/Control}', '{Meta>}z{/Meta}']) {
      await press('{Delete}')
      await vi.waitFor(() => expect(count()).toBe(3))
      await press(keys)
      await vi.waitFor(() => expect(count()).toBe(4))
    }
  },

  'ActivityFeed: Up, Down': async () => expect(await follow(['{ArrowDown}', '{ArrowDown}', '{ArrowUp}'], await feed())).toEqual([1, 2, 1]),
  'ActivityFeed: Page Up, Page Down': async () => expect(await follow(['{PageDown}', '{PageDown}', '{PageUp}'], await feed())).toEqual([8, 16, 8]),
  'ActivityFeed: Home, End': async () => {
    const place = await feed()
    await press('{End}')
    await vi.waitFor(() => expect(place()).toBe(Number(focused().getAttribute('aria-setsize')) - 1))
    expect(place()).toBeGreaterThan(100)
    await press('{Home}')
    await vi.waitFor(() => expect(place()).toBe(0))
  },

  'ActivityTimeline: Left, Right': async () => {
    const look = await timeline()
    const [before = 0] = look()
    await press('{ArrowLeft}')
    await vi.waitFor(() => expect(look()[0]).toBeGreaterThan(before))
    await press('{ArrowRight}')
    await vi.waitFor(() => expect(look()[0]).toBe(before))
  },
  'ActivityTimeline: `+`, `-`': async () => {
    const look = await timeline()
    const [, before = 0] = look()
    await press('+')
    await vi.waitFor(() => expect(look()[1]).toBeGreaterThan(before))
    await press('-')
    await vi.waitFor(() => expect(look()[1]).toBe(before))
  },
  'ActivityTimeline: Home, End': async () => {
    const look = await timeline()
    const live = look()
    await press('+{Home}')
    await vi.waitFor(() => expect(look()).not.toEqual(live))
    expect(document.querySelector('.cb-activity-timeline-root')?.hasAttribute('data-live')).toBe(false)
    await press('{End}')
    await vi.waitFor(() => expect(document.querySelector('.cb-activity-timeline-root')?.hasAttribute('data-live')).toBe(true))
  },
  'ActivityTimeline: `0`': async () => {
    const look = await timeline()
    await press('+++0')
    const all = look()
    await press('+')
    await vi.waitFor(() => expect(look()).not.toEqual(all))
    await press('0')
    await vi.waitFor(() => expect(look()).toEqual(all))
  },

  'SessionFrame: Left, Right': async () => {
    expect(await follow(['{ArrowRight}', '{ArrowRight}', '{ArrowLeft}'], await tabs('ltr'))).toEqual(['Two', 'Three', 'Two'])
    cleanup()
    expect(await follow(['{ArrowLeft}', '{ArrowLeft}', '{ArrowRight}'], await tabs('rtl'))).toEqual(['Two', 'Three', 'Two'])
  },
  'SessionFrame: Home, End': async () => expect(await follow(['{End}', '{Home}'], await tabs('ltr'))).toEqual(['Three', 'One']),

  'Conversation: Up, Down, Page Up, Page Down, Home, End': async () => {
    const log = await conversation()
    const scrolls = async (key: string, sign: 1 | -1): Promise<void> => {
      const before = log.scrollTop
      await press(key)
      await vi.waitFor(() => expect(Math.sign(log.scrollTop - before)).toBe(sign))
      await settled(log)
    }
    for (const [key, sign] of [['{ArrowUp}', -1], ['{PageUp}', -1], ['{ArrowDown}', 1], ['{PageDown}', 1]] as const) await scrolls(key, sign)
    await scrolls('{Home}', -1)
    await scrolls('{End}', 1)
  },

  ...Object.fromEntries(Object.entries(COMPOSERS).flatMap(([name, ui]) => [
    [`${name}: Enter`, async () => {
      const { box } = await composer(ui, atWork)
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, isComposing: true }))
      expect(box.value).toBe('Hello')
      await press('{Enter}')
      await vi.waitFor(() => expect(box.value).toBe(''))
    }],
    [`${name}: Shift + Enter`, async () => {
      const { box } = await composer(ui, atWork)
      await press('{Shift>}{Enter}{/Shift}you')
      expect(box.value).toBe('Hello\nyou')
    }],
  ] as const)),

  'InterruptInbox: Page Up, Page Down': async () => expect(await follow(['{PageDown}', '{PageDown}', '{PageUp}'], await inbox())).toEqual([1, 2, 1]),
  'InterruptInbox: Home, End': async () => expect(await follow(['{End}', '{Home}'], await inbox())).toEqual([3, 0]),
  'InterruptInbox: Enter': async () => {
    await inbox()
    const item = focused()
    await press('{Enter}')
    expect(item.querySelector('.cb-interrupt-card-answer')?.contains(focused())).toBe(true)
  },
  'InterruptInbox: Escape': async () => {
    const place = await inbox()
    await press('{Enter}')
    expect(place()).toBe(-1)
    await press('{Escape}')
    expect(place()).toBe(0)
  },

  'InterruptCard: Ctrl + Enter, Cmd + Enter': async () => {
    for (const keys of ['{Control>}{Enter}{/Control}', '{Meta>}{Enter}{/Meta}']) {
      const { container, unmount } = await renderOnBoard(<InterruptCard interruptKey="flights/wishes" />, (board) => asks(board, TEXT))
      const box = await vi.waitFor(() => container.querySelector('textarea') ?? expect.fail('no box'))
      box.focus()
      await press(`A cot{Enter}please${keys}`)
      await vi.waitFor(() => expect(container.querySelector('[data-phase="answering"], [data-phase="answered"], [data-phase="sent"]')).not.toBeNull())
      unmount()
    }
  },
  'InterruptCard: Up, Down': async () => {
    const { container } = await renderOnBoard(<InterruptCard interruptKey="flights/hotel" />, (board) => asks(board, CHOICE))
    const options = await vi.waitFor(() => {
      const found = [...container.querySelectorAll<HTMLElement>('input[type="radio"]')]
      expect(found).toHaveLength(3)
      return found
    })
    options[0]?.focus()
    expect(await follow(['{ArrowDown}', '{ArrowDown}', '{ArrowUp}'], () => options.indexOf(focused()))).toEqual([1, 2, 1])
  },

  'PeopleStack: Enter, Space': async () => {
    for (const key of ['{Enter}', ' ']) {
      const { getByRole, unmount } = await renderOnBoard(<PeopleStack />)
      getByRole('button').focus()
      await press(key)
      await vi.waitFor(() => expect(document.querySelector('.cb-people-stack-popup')).not.toBeNull())
      unmount()
    }
  },
  'PeopleStack: Escape': async () => {
    const { getByRole } = await renderOnBoard(<PeopleStack />)
    const trigger = getByRole('button')
    trigger.focus()
    await press('{Enter}')
    await vi.waitFor(() => expect(document.querySelector('.cb-people-stack-popup')?.contains(focused())).toBe(true))
    await press('{Escape}')
    await vi.waitFor(() => expect(focused()).toBe(trigger))
  },
}

/** Until it scrolls no further. */
async function settled(element: HTMLElement): Promise<void> {
  let before = -1
  while (before !== element.scrollTop) {
    before = element.scrollTop
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}
