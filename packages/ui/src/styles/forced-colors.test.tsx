import { fireEvent } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { ActivityFeed } from '../activity-feed/activity-feed.tsx'
import { AgentControls } from '../agent-controls/agent-controls.tsx'
import { InterruptCard } from '../interrupt-card/interrupt-card.tsx'
import { SessionFrame } from '../session-frame/session-frame.tsx'
import { obeys } from '../story/obeys.ts'
import { APPROVAL, asks } from '../story/questions.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import '../styles.css'

/** As a reader has it who has chosen a palette of few colours. */
async function forceColors(): Promise<void> {
  const setColors = (value: string): Promise<unknown> => cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] })
  await setColors('active')
  onTestFinished(async () => void (await setColors('')))
  expect(matchMedia('(forced-colors: active)').matches).toBe(true)
}

const groundOf = (element: Element): string => getComputedStyle(element).backgroundColor

test('with forced colours, what is pressed has another ground than what is not', async () => {
  await forceColors()
  const { getByRole } = await renderOnBoard(<ActivityFeed />)
  const [tasks, questions] = ['Tasks', 'Questions'].map((name) => getByRole('button', { name })) as [HTMLElement, HTMLElement]
  fireEvent.click(tasks)
  expect(tasks.getAttribute('aria-pressed')).toBe('true')
  expect(groundOf(tasks)).not.toBe(groundOf(questions))
})

test('with forced colours, the one button that matters has another ground than the others', async () => {
  await forceColors()
  const { findByRole, getByRole } = await renderOnBoard(<InterruptCard interruptKey={`flights/${APPROVAL.id ?? ''}`} />, (board) => asks(board, APPROVAL))
  const accept = await findByRole('button', { name: 'Book it' })
  expect(groundOf(accept)).not.toBe(groundOf(getByRole('button', { name: 'Reject' })))
})

test('with forced colours, what is off has another colour than what is not', async () => {
  await forceColors()
  const { getByRole, unmount } = await renderOnBoard(<AgentControls target={{ agent: 'nobody' }} />)
  const off = getComputedStyle(getByRole('button', { name: /^Stop/u })).color
  unmount()
  const { getByRole: getOn } = await renderOnBoard(<AgentControls target={{ agent: 'flights' }} />, obeys)
  expect(getComputedStyle(getOn('button', { name: /^Stop/u })).color).not.toBe(off)
})

test('with forced colours, the line of the tab that is open is not that of the others', async () => {
  await forceColors()
  const panels = [{ id: 'talk', label: 'Talk', content: <p>Words</p> }, { id: 'team', label: 'Team', content: <p>People</p> }]
  const { findByRole, getByRole } = await renderOnBoard(<div style={{ inlineSize: '300px', blockSize: '300px' }}><SessionFrame panels={panels} /></div>)
  const lineOf = (tab: Element): string => getComputedStyle(tab).borderBlockEndColor
  expect(lineOf(await findByRole('tab', { name: 'Talk' }))).not.toBe(lineOf(getByRole('tab', { name: 'Team' })))
})
