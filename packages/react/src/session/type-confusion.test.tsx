import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { Component, type ReactElement, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import * as activity from '../activity/index.ts'
import * as controls from '../controls/index.ts'
import * as conversation from '../conversation/index.ts'
import * as hooks from '../index.ts'
import * as interrupts from '../interrupts/index.ts'
import * as streams from '../streams/index.ts'
import { createBoard, type Board } from '../fixtures/create-board.tsx'
import { agentRecord } from '@callboard/session/testing'

/** Every hook, with a call that looks at what is confused; each is to have one. */
const calls: Readonly<Record<string, () => unknown>> = {
  useSession: () => hooks.useSession().info.getSnapshot(),
  useConnection: () => hooks.useConnection(),
  useAgents: () => hooks.useAgents(),
  useAgent: () => hooks.useAgent('flights'),
  useAgentPresence: () => hooks.useAgentPresence(),
  useParticipant: () => [hooks.useParticipant('agent:flights'), hooks.useParticipant('person:ben')],
  useUsers: () => hooks.useUsers(),
  useTasks: () => [hooks.useTasks(), hooks.useTasks({ agent: 'flights' })],
  useTask: () => hooks.useTask('flights/t1'),
  useProgress: () => [hooks.useProgress(), hooks.useProgress({ agent: 'flights' }), hooks.useProgress({ task: 'flights/t1' })],
  useSelection: () => hooks.useSelection('flight').value,
  useSelections: () => [hooks.useSelections(), hooks.useSelections('flight')],
  useConfig: () => hooks.useConfig('budget').value,
  useSharedType: () => [
    hooks.useSharedType('as-text', Y.Text, (text) => text.toString()),
    hooks.useSharedType('as-list', Y.Array, (list) => list.toJSON()),
    hooks.useSharedType('as-map', Y.Map, (map) => map.toJSON()),
    hooks.useSharedType('as-xml', Y.XmlFragment, (xml) => xml.toArray()),
  ],
  useCommands: () => hooks.useCommands().commands,
  useTotals: () => hooks.useTotals(),
  useNow: () => hooks.useNow(),
  useStore: () => hooks.useStore(hooks.useSession().info),
  useAgentStream: () => [streams.useAgentStream('flights').status, streams.useAgentStream('flights/answer').status],
  useConversation: () => conversation.useConversation().messages,
  useInterrupts: () => [interrupts.useInterrupts(), interrupts.useInterrupts({ state: 'all', agent: 'flights' })],
  useInterrupt: () => interrupts.useInterrupt('flights/q1'),
  useGrants: () => interrupts.useGrants(),
  useAgentControls: () => [controls.useAgentControls('all'), controls.useAgentControls({ agent: 'flights', task: 't1' })],
  useBargeIn: () => controls.useBargeIn(),
  useActivity: () => activity.useActivity(),
  useActivityLane: () => activity.useActivityLane('agent:flights'),
  useActivityLanes: () => activity.useActivityLanes(),
  useValueChange: () => activity.useValueChange('selections', 'flight'),
}

/** What may be written where something else is expected. New at each call: a Yjs type can be put in one place only. */
const shapes: readonly (readonly [name: string, make: () => unknown])[] = [
  ['nothing', () => null],
  ['undefined', () => undefined],
  ['a truth value', () => true],
  ['a number', () => -1.5],
  ['not a number', () => Number.NaN],
  ['a large whole number', () => 2n ** 62n],
  ['a text', () => 'text'],
  ['a lone half of a character', () => '\ud800'],
  ['bytes', () => new Uint8Array([1, 2, 3])],
  ['an empty object', () => ({})],
  ['a list', () => [null, 'x', { id: 5 }]],
  ['deep lists', () => Array.from({ length: 60 }).reduce<unknown>((inner) => [inner], 1)],
  ['names of Object.prototype', () => ({ toString: 1, valueOf: null, hasOwnProperty: [], length: -1 })],
  ['a record of other types', () => ({ id: [], epoch: 'x', name: {}, status: 7, since: 'x', updatedAt: null, tasks: {}, acks: [], streams: 5, usage: 'x', device: 1, commands: {} })],
  ['a record with nothing in its lists', () => ({ ...agentRecord('flights'), device: 'd1', tasks: [null, 5, {}, []], commands: [null, 5, {}], streams: [null, 1], acks: { a: null, b: [] } })],
  ['a record with another id', () => ({ ...agentRecord('hotels'), device: 'd9', commands: [] })],
  ['a task that is its own parent', () => agentRecord('flights', { tasks: [{ id: 't1', title: 't', status: 'running', parent: { agent: 'flights', task: 't1' }, startedAt: 1, updatedAt: 1 }] })],
  ['times far from now', () => agentRecord('flights', { since: 8.64e15, updatedAt: 0, status: 'working', reportsWithinMs: 1, leftAt: 8.64e15 })],
  ['Y.Map', () => new Y.Map<unknown>([['id', 'flights'], ['tasks', new Y.Array()]])],
  ['Y.Array', () => Y.Array.from([1, 2])],
  ['Y.Text', () => new Y.Text('text')],
  ['Y.XmlElement', () => new Y.XmlElement('script')],
  ['Y.XmlText', () => new Y.XmlText('text')],
  ['Y.XmlFragment', () => new Y.XmlFragment()],
  ['Y.XmlHook', () => new Y.XmlHook('hook')],
]

const KEYS = { agents: ['flights', 'flights/t1', ''], people: ['ben/d1', 'ada/d1', 'ben', ''], selections: ['flight', 'flight/1', ''], config: ['budget', ''], session: ['title', 'createdAt', 'other'] } as const
const APP_ROOTS = ['as-text', 'as-list', 'as-map', 'as-xml'] as const

class Boundary extends Component<{ readonly onError: (error: unknown) => void; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }
  override componentDidCatch(error: unknown): void {
    this.props.onError(error)
  }
  override render(): ReactNode {
    return this.state.failed ? null : this.props.children
  }
}

function Calling({ call }: { readonly call: () => unknown }): null {
  call()
  return null
}

function Witness(): ReactElement {
  return <p data-testid="witness">{String(hooks.useSelection('witness').value)}</p>
}

/** Shows all hooks, each behind a boundary of its own; what they throw is collected. */
function showAll({ Wrapper }: Board, thrown: string[]): HTMLElement {
  const client = new QueryClient()
  const { container } = render(
    <Wrapper>
      <QueryClientProvider client={client}>
        {Object.entries(calls).map(([name, call]) => (
          <Boundary key={name} onError={(error) => thrown.push(`${name}: ${String(error)}`)}>
            <Calling call={call} />
          </Boundary>
        ))}
      </QueryClientProvider>
      <Witness />
    </Wrapper>,
  )
  return container
}

const witnessOf = (container: HTMLElement): string | null | undefined => container.querySelector('[data-testid=witness]')?.textContent

async function change(board: Board, edit: () => void): Promise<void> {
  await act(async () => {
    edit()
    await board.settle()
  })
}

test('T29: every hook is among those that are tried', () => {
  const all = [hooks, streams, conversation, interrupts, controls, activity].flatMap((entry) => Object.keys(entry)).filter((name) => /^use[A-Z]/.test(name))

  expect(Object.keys(calls).toSorted()).toEqual(expect.arrayContaining(all))
})

test.for(shapes)('T29: no hook throws at %s under any key, and other widgets live', async ([, make]) => {
  const board = await createBoard()
  const thrown: string[] = []
  const container = showAll(board, thrown)
  const hostile = await board.joinPlain()
  for (const [root, keys] of Object.entries(KEYS)) {
    for (const key of keys) await change(board, () => hostile.getMap(root).set(key, make()))
  }
  for (const root of APP_ROOTS) await change(board, () => hostile.getMap(root).set('key', make()))
  await change(board, () => hostile.getMap('selections').set('witness', 'lives'))

  expect(thrown).toEqual([])
  expect(witnessOf(container)).toBe('lives')
  // Who comes later finds all of it at once.
  const later = showAll(board, thrown)
  expect(thrown).toEqual([])
  expect(witnessOf(later)).toBe('lives')
})

// A list takes neither of the two.
test.for(shapes.filter(([name]) => name !== 'undefined' && name !== 'a large whole number'))('T29: no hook throws at %s in a list that is put where a map is expected', async ([, make]) => {
  const board = await createBoard()
  const thrown: string[] = []
  const container = showAll(board, thrown)
  const hostile = await board.joinPlain()
  for (const root of [...Object.keys(KEYS), ...APP_ROOTS]) await change(board, () => hostile.getArray(root).push([make()]))
  const honest = await board.joinPlain()
  await change(board, () => honest.getMap('selections').set('witness', 'lives'))

  expect(thrown).toEqual([])
  expect(witnessOf(container)).toBe('lives')
})

test.for(shapes.filter(([name]) => !name.startsWith('Y.') && name !== 'a large whole number'))('T29: no hook throws at %s in somebody\'s presence', async ([, make]) => {
  const board = await createBoard()
  const thrown: string[] = []
  const container = showAll(board, thrown)
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const connection = board.relay.connect('trip')
  connection.open({ doc, awareness, instance: 'hostile' })
  await connection.whenSynced()
  for (const state of [{ callboard: make() }, { callboard: { kind: make(), id: make(), name: make(), joinedAt: make(), place: make(), device: make() } }, { callboard: { kind: 'agent', id: 'flights', name: make(), joinedAt: make() } }, { user: make(), cursor: make() }]) {
    await change(board, () => awareness.setLocalState(state as Record<string, unknown>))
  }
  await change(board, () => doc.getMap('selections').set('witness', 'lives'))

  expect(thrown).toEqual([])
  expect(witnessOf(container)).toBe('lives')
  await connection.close()
})

