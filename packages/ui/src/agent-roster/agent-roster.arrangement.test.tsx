import { fireEvent, screen, within } from '@testing-library/react'
import { userEvent } from 'vitest/browser'
import { expect, test, vi } from 'vitest'
import { PLANNERS, runningTask } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { AgentRoster } from './agent-roster.tsx'

async function planners(board: StoryBoard): Promise<void> {
  for (const [id, record] of Object.entries(PLANNERS)) await board.agent(id, record)
}

/** What stands in the list, from above: headings, and names below them. */
function shown(): string[] {
  return screen.getAllByRole('listitem').flatMap((row) => within(row).queryAllByRole('heading').map(({ textContent }) => textContent))
}

test('stands agents under their statuses, those that want an eye first', async () => {
  const { change, board } = await renderOnBoard(<AgentRoster defaultGroupBy="status" />, planners)
  expect(shown()).toEqual(['Waiting1', 'Activities', 'Working3', 'Flights', 'Hotels', 'Orchestrator'])
  await change(() => board.agent('broken', { name: 'Broken', status: 'failed' }))
  expect(shown()).toEqual(['Failed1', 'Broken', 'Waiting1', 'Activities', 'Working3', 'Flights', 'Hotels', 'Orchestrator'])
})

test('stands agents under their roles, those without one last', async () => {
  await renderOnBoard(<AgentRoster groupBy="role" />, async (board) => {
    await board.agent('b', { name: 'B', role: 'Writes' })
    await board.agent('none', { name: 'None' })
    await board.agent('a', { name: 'A', role: 'Writes' })
    await board.agent('c', { name: 'C', role: 'Reads' })
  })
  expect(shown()).toEqual(['Reads1', 'C', 'Writes2', 'A', 'B', 'Without a role1', 'None'])
})

test('orders names as people do, and by progress or the last report where that is chosen', async () => {
  const crew = async (board: StoryBoard): Promise<void> => {
    for (const [index, name] of ['Agent 10', 'agent 9', 'Ágent 2'].entries()) {
      await board.agent(`id-${index}`, { name, tasks: [runningTask('t', 'T', { progress: { fraction: [0.2, 0.9, 0.5][index] ?? 0 } })], updatedAt: index })
    }
  }
  const { rerender, board } = await renderOnBoard(<AgentRoster />, crew)
  expect(shown()).toEqual(['Ágent 2', 'agent 9', 'Agent 10'])
  const { SessionProvider } = await import('@callboard/react')
  const show = (sortBy: 'progress' | 'latest'): void => rerender(<SessionProvider session={board.session}><AgentRoster sortBy={sortBy} /></SessionProvider>)
  show('progress')
  expect(shown()).toEqual(['agent 9', 'Ágent 2', 'Agent 10'])
  show('latest')
  expect(shown()).toEqual(['Ágent 2', 'agent 9', 'Agent 10'])
})

test('shows those that have all the words, says how many, and all again', async () => {
  await renderOnBoard(<AgentRoster toolbar />, planners)
  await userEvent.fill(screen.getByRole('searchbox', { name: 'Find agents' }), 'finds STAY')
  expect(shown()).toEqual(['Hotels'])
  expect(document.querySelector('.cb-agent-roster-matches')?.textContent).toBe('1 of 4 agents')

  await userEvent.fill(screen.getByRole('searchbox'), '<b>nobody</b>')
  expect(screen.getByRole('region').dataset['content']).toBe('filtered')
  await userEvent.click(screen.getByRole('button', { name: 'Show all' }))
  expect(shown()).toHaveLength(4)

  await userEvent.click(screen.getByRole('button', { name: 'Waiting 1' }))
  expect(shown()).toEqual(['Activities'])
})

test('pinned ones stand first and stay there, under a heading of their own where there are headings', async () => {
  const onPinnedChange = vi.fn<(pinned: readonly string[]) => void>()
  await renderOnBoard(<AgentRoster toolbar onPinnedChange={onPinnedChange} />, planners)
  await userEvent.click(screen.getByRole('button', { name: 'Pin Orchestrator' }))
  expect(onPinnedChange).toHaveBeenLastCalledWith(['orchestrator'])
  expect(shown()).toEqual(['Orchestrator', 'Activities', 'Flights', 'Hotels'])
  expect(screen.getByRole('button', { name: 'Pin Orchestrator' }).getAttribute('aria-pressed')).toBe('true')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Headings' }), 'status')
  expect(shown()).toEqual(['Pinned1', 'Orchestrator', 'Waiting1', 'Activities', 'Working2', 'Flights', 'Hotels'])
})

test('a value that is given is the one in force, whatever is chosen', async () => {
  const onSortByChange = vi.fn<(sortBy: string) => void>()
  await renderOnBoard(<AgentRoster toolbar sortBy="name" onSortByChange={onSortByChange} pinned={['hotels', 'hotels', 'nobody']} />, planners)
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'status')
  expect(onSortByChange).toHaveBeenLastCalledWith('status')
  expect(shown()).toEqual(['Hotels', 'Activities', 'Flights', 'Orchestrator'])
})

test('mounts the rows near what is seen; keys reach the others, and each says where it stands', async () => {
  await renderOnBoard(<AgentRoster />, ({ crowd }) => crowd(1_000))
  const rowOf = (name: string): HTMLElement | null => {
    const id = `agent-${String(Number(name.slice(6)) - 1).padStart(4, '0')}`
    return document.querySelector(`[data-agent="${id}"]`)
  }
  await vi.waitFor(() => expect(rowOf('Agent 1')).not.toBeNull())
  expect(document.querySelectorAll('[data-agent]').length).toBeLessThan(100)
  expect(rowOf('Agent 1000')).toBeNull()

  rowOf('Agent 1')?.focus()
  await userEvent.keyboard('{End}')
  await vi.waitFor(() => expect(document.activeElement).toBe(rowOf('Agent 1000')))
  expect(document.activeElement?.getAttribute('aria-posinset')).toBe('1000')
  expect(document.activeElement?.getAttribute('aria-setsize')).toBe('1000')
  await userEvent.keyboard('{ArrowUp}{PageUp}')
  await vi.waitFor(() => expect(document.activeElement).toBe(rowOf('Agent 989')))
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Pin Agent 989')
  await userEvent.keyboard('{Escape}{Home}')
  await vi.waitFor(() => expect(document.activeElement).toBe(rowOf('Agent 1')))
})

test('no row moves from under a pointer that moves', async () => {
  const { change, board } = await renderOnBoard(<AgentRoster defaultSortBy="status" />, async (shownBoard) => {
    await shownBoard.agent('a', { name: 'A' })
    await shownBoard.agent('b', { name: 'B' })
  })
  fireEvent.pointerMove(screen.getByRole('list'))
  await change(() => {
    const record = board.session.agents.get('b').getSnapshot()?.record
    return board.foreignRecord('b', { ...record, status: 'waiting' })
  })
  expect(shown()).toEqual(['A', 'B'])
  await vi.waitFor(() => expect(shown()).toEqual(['B', 'A']), { timeout: 10_000 })
})

test.each([
  ['very long', 'Regulatory '.repeat(27)],
  ['of HTML', '<img src=x onerror="globalThis.pwned = true">'],
  ['of control characters', '\u0000\u0007\u202e\u200b'],
  ['empty', ''],
  ['in Arabic', 'الرحلات'],
])('a name that is %s is text, and the page stays as wide as it is', async (_, name) => {
  const { container } = await renderOnBoard(<div style={{ inlineSize: 320 }}><AgentRoster toolbar defaultGroupBy="role" /></div>, (board) =>
    board.foreignRecord('odd', { id: 'odd', epoch: 1, name, role: name, status: 'working', since: Date.now() + 3_600_000, updatedAt: Number.NaN, tasks: [], acks: {} }))
  expect(container.querySelector('li img')).toBeNull()
  expect((globalThis as { pwned?: unknown }).pwned).toBeUndefined()
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(0)
})
