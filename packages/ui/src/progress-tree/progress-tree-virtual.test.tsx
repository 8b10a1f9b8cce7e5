import type { AgentRecord } from '@callboard/session'
import type { HTMLAttributes, ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { manyTasks, MANY_AGENTS, TASKS_EACH } from '../story/many-tasks.ts'
import { STORY_SESSION } from '../story/story-board.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import '../styles.css'
import { ProgressTree } from './progress-tree.tsx'

/** Each agent's task that the others are part of is a row, and so is each of those. */
const ALL_ROWS = MANY_AGENTS * TASKS_EACH

async function showMany(ui: ReactElement = <ProgressTree />): Promise<RenderedOnBoard> {
  const rendered = await renderOnBoard(<><button type="button">before</button>{ui}</>, manyTasks)
  await vi.waitFor(() => expect(rows().length).toBeGreaterThan(5))
  rendered.getByRole('button', { name: 'before' }).focus()
  return rendered
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-task]')]
}

/** The titles of rows that can be seen, from top to bottom. */
function seen(): string[] {
  return rows()
    .filter((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    })
    .map((row) => row.dataset['title'] ?? '')
}

function focusedIndex(): number {
  return Number((document.activeElement as HTMLElement | null)?.dataset['index'])
}

test('of 10,000 tasks only those near what is seen are mounted, and each says where it stands', async () => {
  const { getByRole } = await showMany()
  expect(ALL_ROWS).toBe(10_000)
  expect(rows().length).toBeLessThan(120)
  expect(getByRole('treegrid')).toHaveProperty('ariaRowCount', String(ALL_ROWS + 1))
  expect(rows()[1]?.getAttribute('aria-rowindex')).toBe('3')
  expect(rows()[1]?.getAttribute('aria-setsize')).toBe(String(TASKS_EACH - 1))
  expect(document.documentElement.scrollHeight).toBeGreaterThan(ALL_ROWS * 20)
})

test('the keyboard reaches rows that are not mounted', async () => {
  await showMany()
  await userEvent.keyboard('{Tab}{End}')
  expect(focusedIndex()).toBe(ALL_ROWS - 1)
  await vi.waitFor(() => expect(seen()).toContain(`Part ${TASKS_EACH - 1} of agent ${MANY_AGENTS}`))
  await userEvent.keyboard('{ArrowUp}{PageUp}')
  expect(focusedIndex()).toBe(ALL_ROWS - 12)
  await userEvent.keyboard('{ArrowLeft}')
  expect(focusedIndex()).toBe(ALL_ROWS - TASKS_EACH)
  await userEvent.keyboard('{Home}')
  expect(focusedIndex()).toBe(0)
  await vi.waitFor(() => expect(seen()).toContain('Plan of agent 1'))
  expect(rows().length).toBeLessThan(120)
})

test('the row that has the focus stays mounted while one scrolls away from it', async () => {
  await showMany()
  await userEvent.keyboard('{Tab}{ArrowDown}{ArrowDown}')
  scrollTo(0, 200_000)
  await vi.waitFor(() => expect(seen()[0]).toMatch(/of agent (?!1$)/u))
  expect(focusedIndex()).toBe(2)
  expect(seen().length).toBeGreaterThan(5)
  await userEvent.keyboard('{ArrowDown}')
  expect(focusedIndex()).toBe(3)
  await vi.waitFor(() => expect(seen()).toContain('Part 3 of agent 1'))
})

test('scrolls with the element around it that scrolls', async () => {
  await showMany(
    <div data-testid="scroller" style={{ blockSize: 300, overflow: 'auto' }}>
      <ProgressTree />
    </div>,
  )
  expect(rows().length).toBeLessThan(40)
  await userEvent.keyboard('{Tab}{End}')
  await vi.waitFor(() => expect(rows().at(-1)?.dataset['index']).toBe(String(ALL_ROWS - 1)))
  expect(document.querySelector('[data-testid="scroller"]')?.scrollTop).toBeGreaterThan(100_000)
})

test('with the parts of all closed, the list is short and mounted whole', async () => {
  const plans = Array.from({ length: MANY_AGENTS }, (_, index) => `agent-${String(index).padStart(3, '0')}/plan`)
  await showMany(<ProgressTree defaultCollapsed={plans.slice(1)} />)
  expect(rows().length).toBeLessThan(120)
  await userEvent.keyboard('{Tab}{ArrowLeft}')
  await vi.waitFor(() => expect(rows()).toHaveLength(MANY_AGENTS))
  expect(document.querySelector('[data-virtual]')).toBeNull()
})

test('an update of one task renders its row, and no other', async () => {
  let renders = 0
  const counted = (props: HTMLAttributes<HTMLElement>): ReactElement => {
    renders += 1
    return <span {...props} />
  }
  const { board, change } = await showMany(
    <ProgressTree.Grid>
      <ProgressTree.Rows>
        <ProgressTree.Row><ProgressTree.Cell><ProgressTree.Task render={counted} /></ProgressTree.Cell></ProgressTree.Row>
      </ProgressTree.Rows>
    </ProgressTree.Grid>,
  )
  renders = 0
  const agents = board.relay.doc(STORY_SESSION).getMap<AgentRecord>('agents')
  await change(() => {
    const record = agents.get('agent-000')
    if (record) agents.set('agent-000', { ...record, tasks: record.tasks.map((task, index) => (index === 2 ? { ...task, phase: 'Now' } : task)) })
  })
  await vi.waitFor(() => expect(document.body.textContent).toContain('Now'))
  expect(renders).toBe(1)
})
