import { fireEvent, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import type { FramePanel } from './frame-panel.ts'
import { SessionFrame } from './session-frame.tsx'
import '../styles.css'

const panels = (count: number): readonly FramePanel[] => [
  { id: 'talk', label: 'Talk', content: <textarea aria-label="Draft" /> },
  { id: 'team', label: 'Team', place: 'start', content: <p>Who is here</p> },
  { id: 'asked', label: 'Asked', place: 'end', count, content: <p>What is asked</p> },
]

function Placed({ width, count = 0 }: { readonly width: string; readonly count?: number }): ReactElement {
  return (
    <div style={{ inlineSize: width, blockSize: '400px' }}>
      <SessionFrame panels={panels(count)} />
    </div>
  )
}

test('what was typed is still there when the room gets narrow and wide again', async () => {
  await page.viewport(1600, 900)
  const { getByLabelText, getByText, queryByRole, getByRole, rerender } = await renderOnBoard(<Placed width="1400px" />)
  const draft = getByLabelText('Draft') as HTMLTextAreaElement
  fireEvent.change(draft, { target: { value: 'Somewhere warm' } })
  expect(queryByRole('tablist')).toBeNull()
  expect(getByText('Who is here').checkVisibility()).toBe(true)
  rerender(<Placed width="300px" />)
  await waitFor(() => expect(getByRole('tablist')).toBeDefined())
  expect(getByText('Who is here').checkVisibility()).toBe(false)
  expect(getByLabelText('Draft')).toBe(draft)
  expect(draft.value).toBe('Somewhere warm')
  rerender(<Placed width="1400px" />)
  await waitFor(() => expect(queryByRole('tablist')).toBeNull())
  expect(getByLabelText('Draft')).toBe(draft)
})

test('the arrows go from tab to tab, and each shows its panel', async () => {
  const { getByRole, getByText } = await renderOnBoard(<Placed width="300px" />)
  const first = getByRole('tab', { name: 'Talk' })
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowRight' })
  await waitFor(() => expect(getByText('Who is here').checkVisibility()).toBe(true))
  expect(getByRole('tab', { name: 'Team' })).toBe(document.activeElement)
  expect(getByRole('tabpanel', { name: 'Team' })).toBeDefined()
})

test('says once that more waits behind a tab', async () => {
  const { container, rerender, getByRole } = await renderOnBoard(<Placed width="300px" count={1} />)
  const said = (): string | null | undefined => container.querySelector('.cb-session-frame-announcer')?.textContent
  expect(said()).toBe('')
  rerender(<Placed width="300px" count={2} />)
  await waitFor(() => expect(said()).toBe('Asked: 2 waiting'))
  expect(getByRole('tab', { name: 'Asked 2 waiting' })).toBeDefined()
})

test('a lost connection is said above the panels and moves none of them; one that is closed for good takes room', async () => {
  await page.viewport(1600, 900)
  const { board, change, getByText } = await renderOnBoard(<Placed width="1400px" />)
  const topOf = (): number => getByText('Who is here').getBoundingClientRect().top
  const before = topOf()
  await change(() => board.relay.stop())
  await waitFor(() => expect(getByText(/^Connection lost/u).checkVisibility()).toBe(true), { timeout: 5_000 })
  expect(topOf()).toBe(before)
  await change(() => board.connection.close())
  await waitFor(() => expect(getByText(/^Disconnected/u).checkVisibility()).toBe(true))
  expect(topOf()).toBeGreaterThan(before)
})
