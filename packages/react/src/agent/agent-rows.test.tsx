import type { Store } from '@callboard/session'
import { act, render, screen } from '@testing-library/react'
import { memo, Profiler, type ReactElement } from 'react'
import { expect, test } from 'vitest'
import { useSession } from '../session/use-session.ts'
import { useStore } from '../store/use-store.ts'
import { createBoard, type Board } from '../fixtures/create-board.tsx'
import { useAgent } from './use-agent.ts'
import { useAgents } from './use-agents.ts'
import { agentRecord } from '@callboard/session/testing'

const idOf = (index: number): string => `agent-${String(index).padStart(4, '0')}`

interface BusyBoard {
  readonly board: Board
  /** Has one agent write its record. */
  readonly write: (id: string, activity: string) => Promise<void>
}

/** A board with `count` agents. */
async function boardOf(count: number): Promise<BusyBoard> {
  const board = await createBoard()
  const doc = await board.joinPlain()
  const agents = doc.getMap('agents')
  doc.transact(() => {
    for (let index = 0; index < count; index += 1) agents.set(idOf(index), agentRecord(idOf(index)))
  })
  await board.settle()
  const write = async (id: string, activity: string): Promise<void> => {
    await act(async () => {
      agents.set(id, agentRecord(id, { activity, updatedAt: Date.now() + 1 }))
      await board.settle()
    })
  }
  return { board, write }
}

test('an update of one agent renders its own row and no other, with 1,000 rows mounted', async () => {
  const { board, write } = await boardOf(1000)
  const renders = new Map<string, number>()
  let commits = 0
  const Row = memo(function Row({ id }: { id: string }): ReactElement {
    renders.set(id, (renders.get(id) ?? 0) + 1)
    const agent = useAgent(id)
    return <li>{`${id} ${agent?.activity ?? 'resting'}`}</li>
  })
  let listRenders = 0
  const List = (): ReactElement => {
    listRenders += 1
    return <ul>{useAgents().map((id) => <Row key={id} id={id} />)}</ul>
  }
  render(
    <Profiler id="board" onRender={() => void (commits += 1)}>
      <List />
    </Profiler>,
    { wrapper: board.Wrapper },
  )
  expect(screen.getAllByRole('listitem')).toHaveLength(1000)
  renders.clear()
  commits = 0
  listRenders = 0

  await write(idOf(500), 'Comparing fares')
  expect(screen.getByText('agent-0500 Comparing fares')).toBeTruthy()
  expect([...renders]).toEqual([['agent-0500', 1]])
  expect(listRenders).toBe(0)
  expect(commits).toBe(1)

  await write(idOf(501), 'Calling hotels')
  expect([...renders]).toEqual([['agent-0500', 1], ['agent-0501', 1]])
})

test('an update wakes as many subscribers and selectors with 1,000 rows as with 10', async () => {
  const counts = []
  for (const size of [10, 1000]) {
    const { board, write } = await boardOf(size)
    const work = { woken: 0, selected: 0, read: 0 }
    const Row = ({ id }: { id: string }): ReactElement => {
      const store = counted(useSession().agents.get(id), work)
      return <li>{useStore(store, (agent) => {
        work.selected += 1
        return agent?.activity
      })}</li>
    }
    const rows = Array.from({ length: size }, (_, index) => <Row key={index} id={idOf(index)} />)
    const { unmount } = render(<ul>{rows}</ul>, { wrapper: board.Wrapper })
    Object.assign(work, { woken: 0, selected: 0, read: 0 })
    await write(idOf(3), 'Comparing fares')
    expect(screen.getByText('Comparing fares')).toBeTruthy()
    counts.push(work)
    unmount()
  }
  expect(counts[0]).toEqual(counts[1])
  expect(counts[1]?.woken).toBe(1)
})

const countedStores = new WeakMap<object, unknown>()

/** The same store, which counts what is done with it. */
function counted<Value>(store: Store<Value>, work: { woken: number; read: number }): Store<Value> {
  const known = countedStores.get(store) as Store<Value> | undefined
  if (known) return known
  const made: Store<Value> = {
    getSnapshot() {
      work.read += 1
      return store.getSnapshot()
    },
    subscribe: (listener) => store.subscribe(() => {
      work.woken += 1
      listener()
    }),
  }
  countedStores.set(store, made)
  return made
}

test('an agent that comes or goes renders the list and no row that stays', async () => {
  const { board, write } = await boardOf(3)
  const renders: string[] = []
  const Row = memo(function Row({ id }: { id: string }): ReactElement {
    renders.push(id)
    return <li>{useAgent(id)?.name}</li>
  })
  const List = (): ReactElement => <ul>{useAgents().map((id) => <Row key={id} id={id} />)}</ul>
  render(<List />, { wrapper: board.Wrapper })
  renders.length = 0
  await write(idOf(7), 'New here')
  expect(screen.getAllByRole('listitem')).toHaveLength(4)
  expect(renders).toEqual(['agent-0007'])
})
