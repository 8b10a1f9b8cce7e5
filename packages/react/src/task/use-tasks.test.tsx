import { taskKey, type TaskRecord } from '@callboard/session'
import { act, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { createBoard, type Board } from '../fixtures/create-board.tsx'
import { useProgress } from './use-progress.ts'
import { useTask } from './use-task.ts'
import { useTasks, type TaskFilter } from './use-tasks.ts'
import { agentRecord } from '@callboard/session/testing'

function task(id: string, fields: Partial<TaskRecord> = {}): TaskRecord {
  return { id, title: `Task ${id}`, status: 'running', startedAt: 1_000, updatedAt: Date.now(), ...fields }
}

async function writer(board: Board): Promise<(id: string, tasks: TaskRecord[]) => Promise<void>> {
  const doc = await board.joinPlain()
  return (id, tasks) =>
    act(async () => {
      doc.getMap('agents').set(id, agentRecord(id, { status: 'working', tasks }))
      await board.settle()
    })
}

function Keys({ filter }: { filter?: TaskFilter }): ReactElement {
  return <p>{useTasks(filter).join(', ')}</p>
}

test('without a filter gives the roots of the tree, by start', async () => {
  const board = await createBoard()
  const write = await writer(board)
  await write('orchestrator', [task('plan', { startedAt: 2_000 }), task('greet', { startedAt: 1_000 })])
  await write('flights', [task('search', { parent: { agent: 'orchestrator', task: 'plan' } })])
  render(<Keys />, { wrapper: board.Wrapper })
  expect(screen.getByText('orchestrator/greet, orchestrator/plan')).toBeTruthy()
})

test('gives the tasks of an agent and those below a task', async () => {
  const board = await createBoard()
  const write = await writer(board)
  await write('orchestrator', [task('plan')])
  await write('flights', [task('search', { parent: { agent: 'orchestrator', task: 'plan' } }), task('tidy')])
  const { rerender } = render(<Keys filter={{ agent: 'flights' }} />, { wrapper: board.Wrapper })
  expect(screen.getByText('flights/search, flights/tidy')).toBeTruthy()
  rerender(<Keys filter={{ parent: 'orchestrator/plan' }} />)
  expect(screen.getByText('flights/search')).toBeTruthy()
})

test('a task re-renders for itself, the list for none of its changes', async () => {
  const board = await createBoard()
  const write = await writer(board)
  await write('flights', [task('search'), task('book')])
  const renders: string[] = []
  const Row = ({ id }: { id: string }): ReactElement => {
    renders.push(id)
    const view = useTask(id)
    return <p>{`${view?.title}: ${view?.phase ?? 'no phase'}`}</p>
  }
  const List = (): ReactElement => {
    renders.push('list')
    return <>{useTasks().map((key) => <Row key={key} id={key} />)}</>
  }
  render(<List />, { wrapper: board.Wrapper })
  renders.length = 0
  await write('flights', [task('search', { phase: 'Comparing fares' }), task('book')])
  expect(screen.getByText('Task search: Comparing fares')).toBeTruthy()
  expect(renders).toContain(taskKey('flights', 'search'))
  expect(renders).not.toContain('list')
})

test('progress of a task, of an agent and of everything moves together', async () => {
  const board = await createBoard()
  const write = await writer(board)
  const Bars = (): ReactElement => {
    const targets = [useProgress({ task: 'flights/search' }), useProgress({ agent: 'flights' }), useProgress()]
    return <p>{targets.map(({ fraction }) => (fraction === undefined ? '?' : `${fraction * 100} %`)).join(' ')}</p>
  }
  render(<Bars />, { wrapper: board.Wrapper })
  expect(screen.getByText('? ? ?')).toBeTruthy()
  for (const done of [1, 2, 3]) {
    await write('flights', [task('search', { progress: { done, total: 4 } })])
    const percent = `${done * 25} %`
    expect(screen.getByText(`${percent} ${percent} ${percent}`)).toBeTruthy()
  }
})
