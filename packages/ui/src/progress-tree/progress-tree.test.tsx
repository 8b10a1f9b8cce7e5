import type { AgentRecord, Session } from '@callboard/session'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { doneTask, runningTask } from '../story/records.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { ProgressTree } from './progress-tree.tsx'
import { writeAgentRecord } from '@callboard/session'

const under = (task: string): { parent: { agent: string; task: string } } => ({ parent: { agent: 'planner', task } })

const TASKS: AgentRecord['tasks'] = [
  runningTask('trip', 'Trip'),
  runningTask('flights', 'Flights', { ...under('trip'), startedAt: runningTask('', '').startedAt + 1 }),
  runningTask('out', 'Outbound', under('flights')),
  runningTask('hotel', 'Hotel', { ...under('trip'), startedAt: runningTask('', '').startedAt + 2 }),
  runningTask('visa', 'Visa', { startedAt: runningTask('', '').startedAt + 3 }),
]

let agent: Session

async function showTree(
  tasks: AgentRecord['tasks'] = TASKS,
  direction = 'ltr',
  newestFirst?: boolean,
): Promise<RenderedOnBoard> {
  const rendered = await renderOnBoard(
    <div dir={direction}>
      <button type="button">before</button>
      <ProgressTree newestFirst={newestFirst} />
    </div>,
    async (board: StoryBoard) => {
      agent = await board.agent('planner', { name: 'Planner', status: 'working', tasks })
    },
  )
  rendered.getByRole('button', { name: 'before' }).focus()
  return rendered
}

function writeTasks(tasks: AgentRecord['tasks']): void {
  const record = agent.agents.get('planner').getSnapshot()?.record
  if (record) writeAgentRecord(agent, { ...record, tasks })
}

function titles(): (string | undefined)[] {
  return [...document.querySelectorAll<HTMLElement>('[data-task]')].map((row) => row.dataset['title'])
}

/** The title of the focused row, and the number of the focused cell in it. */
function focused(): string {
  const active = document.activeElement
  const row = active?.closest<HTMLElement>('[data-task]')
  const cell = active?.matches('[role=gridcell]') ? [...(row?.children ?? [])].indexOf(active) : undefined
  return `${row?.dataset['title'] ?? active?.tagName ?? ''}${cell === undefined ? '' : `/${cell}`}`
}

async function press(keys: string): Promise<string> {
  await userEvent.keyboard(keys)
  return focused()
}

test('says where in the tree each row stands', async () => {
  const { getAllByRole } = await showTree()
  const rows = getAllByRole('row').slice(1).map((row) =>
    ['data-title', 'aria-level', 'aria-posinset', 'aria-setsize', 'aria-expanded'].map((name) => row.getAttribute(name)),
  )
  expect(rows).toEqual([
    ['Trip', '1', '1', '2', 'true'],
    ['Flights', '2', '1', '2', 'true'],
    ['Outbound', '3', '1', '1', null],
    ['Hotel', '2', '2', '2', null],
    ['Visa', '1', '2', '2', null],
  ])
})

test('puts what began last first if it is asked to, and the parts of a task in their order', async () => {
  await showTree(TASKS, 'ltr', true)
  expect(titles()).toEqual(['Visa', 'Trip', 'Flights', 'Outbound', 'Hotel'])
})

test('is one stop of the Tab key, at the row that had the focus last', async () => {
  const { getByRole } = await showTree()
  expect(await press('{Tab}')).toBe('Trip')
  expect(await press('{ArrowDown}')).toBe('Flights')
  await userEvent.keyboard('{Tab}')
  expect(document.activeElement?.closest('[role=treegrid]')).toBeNull()
  getByRole('button', { name: 'before' }).focus()
  expect(await press('{Tab}')).toBe('Flights')
})

test('moves over rows with arrows, Home, End, pages and letters', async () => {
  await showTree()
  await press('{Tab}')
  expect(await press('{ArrowDown}{ArrowDown}')).toBe('Outbound')
  expect(await press('{ArrowUp}')).toBe('Flights')
  expect(await press('{End}')).toBe('Visa')
  expect(await press('{ArrowDown}')).toBe('Visa')
  expect(await press('{Home}')).toBe('Trip')
  expect(await press('{PageDown}')).toBe('Visa')
  expect(await press('h')).toBe('Hotel')
  expect(await press('{ArrowLeft}')).toBe('Trip')
})

test('opens and closes rows with arrows, Enter, Space and asterisk', async () => {
  await showTree()
  await press('{Tab}{ArrowDown}')
  await press('{ArrowLeft}')
  expect(titles()).toEqual(['Trip', 'Flights', 'Hotel', 'Visa'])
  expect(await press('{ArrowRight}')).toBe('Flights')
  expect(titles()).toHaveLength(5)
  await press('{Enter}')
  expect(titles()).toHaveLength(4)
  await press(' ')
  expect(titles()).toHaveLength(5)
  await press('{ArrowLeft}{Home}{Enter}')
  expect(titles()).toEqual(['Trip', 'Visa'])
  await press('*')
  expect(titles()).toEqual(['Trip', 'Flights', 'Hotel', 'Visa'])
})

test('goes into the cells of a row and back', async () => {
  await showTree()
  await press('{Tab}')
  expect(await press('{ArrowRight}')).toBe('Trip/0')
  expect(await press('{ArrowRight}{ArrowRight}')).toBe('Trip/2')
  expect(await press('{ArrowDown}')).toBe('Flights/2')
  expect(await press('{End}')).toBe('Flights/3')
  expect(await press('{ArrowRight}')).toBe('Flights/3')
  expect(await press('{Home}')).toBe('Flights/0')
  expect(await press('{ArrowLeft}')).toBe('Flights')
})

test('turns left and right around where one writes from right to left', async () => {
  await showTree(TASKS, 'rtl')
  await press('{Tab}')
  await press('{ArrowRight}')
  expect(titles()).toEqual(['Trip', 'Visa'])
  await press('{ArrowLeft}')
  expect(titles()).toHaveLength(5)
  expect(await press('{ArrowLeft}')).toBe('Trip/0')
})

test('hands the focus on when the focused row goes', async () => {
  const { change } = await showTree()
  await press('{Tab}{End}')
  expect(focused()).toBe('Visa')
  await change(() => writeTasks(TASKS.filter(({ id }) => id !== 'visa')))
  expect(titles()).toEqual(['Trip', 'Flights', 'Outbound', 'Hotel'])
  expect(focused()).toBe('Hotel')
})

test('keeps the focus while tasks change around it', async () => {
  const { change } = await showTree()
  await press('{Tab}{ArrowDown}')
  await change(() => writeTasks([...TASKS, doneTask('new', 'New')]))
  expect(titles()).toHaveLength(6)
  expect(focused()).toBe('Flights')
})

test('does not end on tasks that are each part of the other', async () => {
  await showTree([
    runningTask('a', 'A', under('b')),
    runningTask('b', 'B', under('a')),
    runningTask('c', 'C', under('c')),
  ])
  expect(titles().length).toBeLessThanOrEqual(3)
})
