import { createMemoryRelay, createSession, type Identity } from '@callboard/session'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  SessionProvider,
  useAgent,
  useAgentPresence,
  useAgents,
  useCommands,
  useConfig,
  useConnection,
  useNow,
  useParticipant,
  useProgress,
  useSelection,
  useSelections,
  useSession,
  useSharedType,
  useTask,
  useTasks,
  useTotals,
  useUsers,
} from '../index.ts'
import { useAgentControls, useBargeIn } from '../controls/index.ts'
import { useConversation } from '../conversation/index.ts'
import { useGrants, useInterrupt, useInterrupts } from '../interrupts/index.ts'
import { useAgentStream } from '../streams/index.ts'
import { agentRecord } from '@callboard/session/testing'

const ada: Identity = { kind: 'person', id: 'ada', name: 'Ada', device: 'laptop' }
const NativeWebSocket = globalThis.WebSocket

afterEach(() => {
  globalThis.WebSocket = NativeWebSocket
})

function Everything(): ReactElement {
  const people = [useAgentPresence(), useUsers()]
  const lists = [useAgents(), ...people, useTasks(), useSelections(), useCommands().commands]
  const values = [useSelection('flight').value, useConfig('budget').value]
  const entries = [useAgent('a'), useParticipant('agent:a'), useTask('a/t'), ...values]
  const notes = useSharedType('notes', Y.Text, (text) => text.toString())
  const { status, synced } = useConnection()
  return (
    <p>
      {[
        lists.map((list) => list.length).join(' '),
        entries.map(String).join(' '),
        `${useTotals().agents} agents`,
        `progress ${useProgress().state}`,
        `notes "${notes}"`,
        `${status} ${synced}`,
        `now ${useNow()}`,
      ].join(', ')}
    </p>
  )
}

test('renders an empty board on the server and connects to nothing', () => {
  globalThis.WebSocket = class extends NativeWebSocket {
    constructor(address: string | URL) {
      super(address)
      throw new Error('The server opened a socket')
    }
  }
  const html = renderToString(
    <SessionProvider url="ws://127.0.0.1:1" name="trip" identity={ada}>
      <Everything />
    </SessionProvider>,
  )
  expect(html).toBe(
    '<p>0 0 0 0 0 0, undefined undefined undefined undefined undefined, 0 agents, progress none, ' +
      'notes &quot;&quot;, connecting false, now 0</p>',
  )
})

test('a render on the server leaves no timer behind that keeps the process alive', () => {
  const before = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
  for (let count = 0; count < 10; count += 1) {
    renderToString(
      <SessionProvider url="ws://127.0.0.1:1" name="trip" identity={ada}>
        <Everything />
      </SessionProvider>,
    )
  }
  expect(process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout')).toHaveLength(before)
})

test('a render on the server knows who it is for', () => {
  const Who = (): ReactElement => {
    const { identity } = useSession()
    return <p>{identity.kind === 'person' ? identity.name : ''}</p>
  }
  const html = renderToString(
    <SessionProvider url="ws://127.0.0.1:1" name="trip" identity={ada}>
      <Who />
    </SessionProvider>,
  )
  expect(html).toBe('<p>Ada</p>')
})

test('a session that is given is rendered as it stands', async () => {
  const session = createSession({ connection: createMemoryRelay().connect('trip'), identity: ada })
  await session.whenSynced()
  session.setSelection('flight', 'LH1168')
  const Flight = (): ReactElement => <p>{String(useSelection('flight').value)}</p>
  const html = renderToString(
    <SessionProvider session={session}>
      <Flight />
    </SessionProvider>,
  )
  expect(html).toBe('<p>LH1168</p>')
  await session.close()
})

function Streams(): ReactElement {
  const { status, messages } = useConversation()
  const { ref, status: streamStatus, text } = useAgentStream('guide')
  return <p ref={ref}>{`${status} ${messages.length}, ${streamStatus} "${text}"`}</p>
}

test('streams and the conversation are rendered as what is waited for, and leave no timer behind', async () => {
  const session = createSession({ connection: createMemoryRelay().connect('trip'), identity: ada })
  await session.whenSynced()
  const streams = [{ id: 'answer', startedAt: 1, state: 'done' as const }]
  session.doc.getMap('agents').set('guide', agentRecord('guide', { streams }))
  const before = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
  const html = renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <SessionProvider session={session}>
        <Streams />
      </SessionProvider>
    </QueryClientProvider>,
  )
  expect(html).toBe('<p>connecting 0, waiting &quot;&quot;</p>')
  expect(process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout')).toHaveLength(before)
  await session.close()
})

function SteppingIn(): ReactElement {
  const lists = [useInterrupts(), useInterrupts({ state: 'all', mine: true }), useGrants().grants]
  const { cancel } = useAgentControls({ agent: 'guide' })
  const all = useAgentControls('all')
  return (
    <p>
      {[
        lists.map(({ length }) => length).join(' '),
        String(useInterrupt('guide/book')?.title),
        `${cancel.allowed} ${cancel.why}`,
        `${all.pause.allowed} ${all.pause.why}`,
        String(useBargeIn().state),
      ].join(', ')}
    </p>
  )
}

test('there is nothing to step into on the server, and no timer is left behind', () => {
  const before = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
  const html = renderToString(
    <SessionProvider url="ws://127.0.0.1:1" name="trip" identity={ada}>
      <SteppingIn />
    </SessionProvider>,
  )
  expect(html).toBe('<p>0 0 0, undefined, false agent-unknown, false nothing-running, undefined</p>')
  expect(process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout')).toHaveLength(before)
})
