import type { AskOptions } from '@callboard/agent'
import type { ReactElement } from 'react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { layoutProblems } from '../../../../.scripts/layout-problems.mjs'
import { AgentControls } from '../agent-controls/agent-controls.tsx'
import { BargeInComposer } from '../barge-in/barge-in-composer.tsx'
import { GrantList } from '../grant-list/grant-list.tsx'
import { InterruptCard } from '../interrupt-card/interrupt-card.tsx'
import { InterruptInbox } from '../interrupt-inbox/interrupt-inbox.tsx'
import { atWork, obeys } from '../story/obeys.ts'
import { allowed, APPROVAL, asks, CHOICE, DEEP_FORM, EDIT, EDIT_INPUT, everyQuestion, FORM, NESTED_FORM, SEVERAL, TEXT } from '../story/questions.ts'
import type { BoardScript } from '../story/story-board.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import '../styles.css'

/** What is seen at 200 % of a window of 1280 by 720, and at 400 %: as many CSS pixels as that leaves. */
const ZOOMS = { '200 %': [640, 360], '400 %': [320, 180] } as const

const LOOKS = [
  { zoom: '200 %', direction: 'ltr', theme: 'light' },
  { zoom: '200 %', direction: 'rtl', theme: 'dark' },
  { zoom: '400 %', direction: 'ltr', theme: 'dark' },
  { zoom: '400 %', direction: 'rtl', theme: 'light' },
] as const

interface Case {
  readonly ui: ReactElement
  readonly board: BoardScript
  /** There once it is all there. */
  readonly awaited: string
}

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel'

/** A question with every part that can get too wide: long words, a deadline, words of a person. */
function card(options: AskOptions, awaited: string): Case {
  const asked: AskOptions = { ...options, body: `${options.body ?? ''}\n${LONG}\nhttps://example.org/${LONG.toLowerCase().repeat(2)}`, deadlineInMs: 95_000 }
  return {
    ui: <InterruptCard interruptKey={`flights/${options.id ?? ''}`} />,
    board: (board) => asks(board, asked, { name: `Flights ${LONG}`, title: 'Book' }),
    awaited,
  }
}

const CASES: Readonly<Record<string, Case>> = {
  'an approval': card(APPROVAL, 'button'),
  'input to change': card(EDIT_INPUT, 'button'),
  'a choice': card(CHOICE, 'input'),
  'a choice of several': card(SEVERAL, 'input'),
  'a form': card(FORM, 'select'),
  'a form with lists': card(NESTED_FORM, 'select'),
  'a form with objects in objects': card(DEEP_FORM, 'select'),
  'a question for words': card(TEXT, 'textarea'),
  'a draft': card(EDIT, 'textarea'),
  'the inbox': { ui: <InterruptInbox />, board: everyQuestion, awaited: 'textarea' },
  'what is allowed': { ui: <GrantList />, board: allowed, awaited: 'button' },
  'the controls': { ui: <AgentControls target={{ agent: 'flights' }} />, board: obeys, awaited: 'input' },
  'barging in': { ui: <BargeInComposer to="orchestrator" />, board: atWork, awaited: 'textarea' },
}

for (const [name, { ui, board, awaited }] of Object.entries(CASES)) {
  test.for(LOOKS)(`at $zoom ($direction, $theme) nothing of ${name} is cut off or out of reach`, async ({ zoom, direction, theme }) => {
    await look(ZOOMS[zoom], direction, theme)
    const { container } = await renderOnBoard(<main style={{ padding: '0.5rem' }}>{ui}</main>, board)
    await vi.waitFor(() => expect(container.querySelector(awaited)).not.toBeNull(), { timeout: 5_000 })
    for (const details of container.querySelectorAll('details')) details.open = true
    expect(layoutProblems()).toEqual([])
  })
}

async function look([width, height]: readonly [number, number], direction: string, theme: string): Promise<void> {
  const root = document.documentElement
  const { innerWidth, innerHeight } = window
  await page.viewport(width, height)
  root.dir = direction
  root.dataset['theme'] = theme
  document.body.style.margin = '0'
  onTestFinished(async () => {
    root.dir = ''
    delete root.dataset['theme']
    document.body.style.margin = ''
    await page.viewport(innerWidth, innerHeight)
  })
}
