import { describe, expect, onTestFinished, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Connection } from '../connection/connection.ts'
import { CallboardError } from '../protocol/index.ts'

/** A server and a way to it, for {@link describeConnection}. */
export interface ConnectionHarness {
  /** A new connection to a session of the server. */
  connect(session: string): Connection
  /** Cuts the link of a connection, so that it has to come back. */
  drop(connection: Connection): void
  /** Whether the server acknowledges writes and gives epochs; a stock y-websocket server does not. */
  readonly isCallboardRelay: boolean
  /** Stops the server. */
  close(): Promise<void> | void
}

interface Client {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly connection: Connection
  readonly map: Y.Map<unknown>
}

let instances = 0

function joiner(harness: ConnectionHarness): (session: string, agentId?: string) => Client {
  return (session, agentId) => {
    const doc = new Y.Doc()
    const awareness = new Awareness(doc)
    const connection = harness.connect(session)
    connection.open({ doc, awareness, agentId, instance: `instance-${(instances += 1)}` })
    onTestFinished(async () => {
      await connection.close()
      doc.destroy()
    })
    return { doc, awareness, connection, map: doc.getMap('things') }
  }
}

async function setUp(make: () => Promise<ConnectionHarness> | ConnectionHarness): Promise<{
  harness: ConnectionHarness
  join: (session: string, agentId?: string) => Client
}> {
  const harness = await make()
  onTestFinished(() => harness.close())
  return { harness, join: joiner(harness) }
}

const poll = { timeout: 60_000, interval: 10 }

/**
 * What every transport of a session must do; call it at the top level of a vitest file.
 *
 * @example
 * describeConnection('a relay in memory', () => makeHarness())
 */
export function describeConnection(name: string, make: () => Promise<ConnectionHarness> | ConnectionHarness): void {
  describe(`a connection to ${name}`, () => {
    describeState(make)
    describeDocument(make)
    describePresence(make)
    describeSaving(make)
    describeLives(make)
  })
}

function describeState(make: () => Promise<ConnectionHarness> | ConnectionHarness): void {
  test('goes from connecting to connected, and says when it has synced', async () => {
    const { join } = await setUp(make)
    const { connection } = join('state')
    expect(connection.state.getSnapshot()).toMatchObject({ status: 'connecting', attempt: 1, everSynced: false })
    await connection.whenSynced()
    expect(connection.state.getSnapshot()).toMatchObject({
      status: 'connected',
      attempt: 0,
      synced: true,
      everSynced: true,
    })
    expect(connection.state.getSnapshot()).toBe(connection.state.getSnapshot())
    expect(Math.abs(connection.clockOffsetMs())).toBeLessThan(60_000)
  })

  test('comes back after its link was cut, and says so meanwhile', async () => {
    const { harness, join } = await setUp(make)
    const { connection } = join('state')
    await connection.whenSynced()
    harness.drop(connection)
    await expect.poll(() => connection.state.getSnapshot(), poll).toMatchObject({
      status: 'reconnecting',
      attempt: 1,
      synced: false,
      everSynced: true,
    })
    await expect.poll(() => connection.state.getSnapshot(), poll).toMatchObject({ status: 'connected', synced: true })
  })

  test('is closed for good, once and for whoever still waits', async () => {
    const { join } = await setUp(make)
    const { connection } = join('state')
    const waiting = connection.whenSynced().catch((error: unknown) => error)
    await Promise.all([connection.close(), connection.close()])
    expect(connection.state.getSnapshot()).toMatchObject({ status: 'closed', error: undefined })
    expect(CallboardError.is(await waiting, 'session-closed')).toBe(true)
    await expect(connection.whenSynced()).rejects.toThrow('closed')
  })
}

function describeDocument(make: () => Promise<ConnectionHarness> | ConnectionHarness): void {
  test('carries writes both ways, and to those who come later', async () => {
    const { join } = await setUp(make)
    const [a, b] = [join('document'), join('document')]
    await Promise.all([a.connection.whenSynced(), b.connection.whenSynced()])
    a.map.set('from a', 1)
    b.map.set('from b', 2)
    await expect.poll(() => [a.map.toJSON(), b.map.toJSON()], poll).toEqual(
      Array.from({ length: 2 }, () => ({ 'from a': 1, 'from b': 2 })),
    )
    const late = join('document')
    await late.connection.whenSynced()
    expect(late.map.toJSON()).toEqual({ 'from a': 1, 'from b': 2 })
  })

  test('carries what was written before it opened and while the link was gone', async () => {
    const { harness, join } = await setUp(make)
    const [a, b] = [join('document'), join('document')]
    a.map.set('early', true)
    await Promise.all([a.connection.whenSynced(), b.connection.whenSynced()])
    harness.drop(a.connection)
    a.map.set('away', true)
    b.map.set('meanwhile', true)
    await expect.poll(() => [a.map.toJSON(), b.map.toJSON()], poll).toEqual(
      Array.from({ length: 2 }, () => ({ early: true, away: true, meanwhile: true })),
    )
  })

  test('keeps sessions apart', async () => {
    const { join } = await setUp(make)
    const [a, b] = [join('one'), join('another')]
    await Promise.all([a.connection.whenSynced(), b.connection.whenSynced()])
    a.map.set('secret', true)
    b.map.set('done', true)
    await Promise.all([a.connection.whenSaved(), b.connection.whenSaved()])
    const late = join('another')
    await late.connection.whenSynced()
    await expect.poll(() => late.map.toJSON(), poll).toEqual({ done: true })
    expect(b.map.toJSON()).toEqual({ done: true })
  })
}

function describePresence(make: () => Promise<ConnectionHarness> | ConnectionHarness): void {
  const stateOf = (viewer: Client, of: Client): unknown => viewer.awareness.getStates().get(of.doc.clientID)

  test('shows who is here, what they change, and that they left', async () => {
    const { join } = await setUp(make)
    const [a, b] = [join('presence'), join('presence')]
    a.awareness.setLocalState({ name: 'Ada' })
    await expect.poll(() => stateOf(b, a), poll).toEqual({ name: 'Ada' })
    a.awareness.setLocalStateField('place', 'page 2')
    await expect.poll(() => stateOf(b, a), poll).toEqual({ name: 'Ada', place: 'page 2' })
    await a.connection.close()
    await expect.poll(() => b.awareness.getStates().has(a.doc.clientID), poll).toBe(false)
  })

  test('knows of nobody while the link is gone, and shows everybody when it is back', async () => {
    const { harness, join } = await setUp(make)
    const [a, b] = [join('presence'), join('presence')]
    a.awareness.setLocalState({ name: 'Ada' })
    b.awareness.setLocalState({ name: 'Bob' })
    await expect.poll(() => [stateOf(a, b), stateOf(b, a)], poll).toEqual([{ name: 'Bob' }, { name: 'Ada' }])
    harness.drop(a.connection)
    await expect.poll(() => stateOf(a, b), poll).toBeUndefined()
    expect(a.awareness.getLocalState()).toEqual({ name: 'Ada' })
    await expect.poll(() => [stateOf(a, b), stateOf(b, a)], poll).toEqual([{ name: 'Bob' }, { name: 'Ada' }])
  })
}

function describeSaving(make: () => Promise<ConnectionHarness> | ConnectionHarness): void {
  test('tells what is saved, or that it cannot know', async () => {
    const { harness, join } = await setUp(make)
    const { connection, map } = join('saving')
    await connection.whenSynced()
    const rest = harness.isCallboardRelay ? 'saved' : 'unknown'
    await expect.poll(() => connection.state.getSnapshot().saving, poll).toBe(rest)
    map.set('a', 1)
    if (harness.isCallboardRelay) expect(connection.state.getSnapshot().saving).toBe('saving')
    await connection.whenSaved()
    expect(connection.state.getSnapshot().saving).toBe(rest)
  })

  test('waits also for what an observer of the document has just written', async () => {
    const { harness, join } = await setUp(make)
    const [a, b] = [join('saving'), join('saving')]
    await Promise.all([a.connection.whenSynced(), b.connection.whenSynced()])
    const states: string[] = []
    a.map.observe((event) => {
      if (!event.keysChanged.has('question')) return
      a.map.set('answer', true)
      void a.connection.whenSaved().then(() => states.push(a.connection.state.getSnapshot().saving))
    })
    b.map.set('question', true)
    await expect.poll(() => states, poll).toEqual([harness.isCallboardRelay ? 'saved' : 'unknown'])
  })

  test('counts what is written without a link as unsaved until it is back', async () => {
    const { harness, join } = await setUp(make)
    const { connection, map } = join('saving')
    await connection.whenSynced()
    harness.drop(connection)
    await expect.poll(() => connection.state.getSnapshot().status, poll).toBe('reconnecting')
    map.set('a', 1)
    expect(connection.state.getSnapshot().saving).toBe('saving')
    await connection.whenSaved()
    expect(connection.state.getSnapshot()).toMatchObject({ status: 'connected' })
    const late = join('saving')
    await late.connection.whenSynced()
    await expect.poll(() => late.map.get('a'), poll).toBe(1)
  })
}

function describeLives(make: () => Promise<ConnectionHarness> | ConnectionHarness): void {
  test('gives an agent an epoch, where the server knows agents, and keeps it over a reconnect', async () => {
    const { harness, join } = await setUp(make)
    const { connection } = join('lives', 'flights')
    await connection.whenSynced()
    expect(connection.epoch.getSnapshot()).toBe(harness.isCallboardRelay ? 1 : undefined)
    harness.drop(connection)
    await expect.poll(() => connection.state.getSnapshot().status, poll).toBe('reconnecting')
    await expect.poll(() => connection.state.getSnapshot().status, poll).toBe('connected')
    expect(connection.epoch.getSnapshot()).toBe(harness.isCallboardRelay ? 1 : undefined)
  })

  test('a second process under one agent id takes over, and the first is closed and writes nowhere', async () => {
    const { harness, join } = await setUp(make)
    if (!harness.isCallboardRelay) return
    const first = join('lives', 'flights')
    await first.connection.whenSynced()
    const second = join('lives', 'flights')
    const other = join('lives', 'hotels')
    await Promise.all([second.connection.whenSynced(), other.connection.whenSynced()])
    expect(second.connection.epoch.getSnapshot()).toBe(2)
    expect(other.connection.epoch.getSnapshot()).toBe(1)
    await expect.poll(() => first.connection.state.getSnapshot().status, poll).toBe('closed')
    expect(CallboardError.is(first.connection.state.getSnapshot().error, 'agent-fenced')).toBe(true)
    first.map.set('late', true)
    await expect(first.connection.whenSaved()).rejects.toThrow()
    second.map.set('mine', true)
    await second.connection.whenSaved()
    await expect.poll(() => other.map.toJSON(), poll).toEqual({ mine: true })
  })

  test('an older process that was cut off does not get back in', async () => {
    const { harness, join } = await setUp(make)
    if (!harness.isCallboardRelay) return
    const first = join('lives', 'flights')
    await first.connection.whenSynced()
    harness.drop(first.connection)
    first.map.set('late', true)
    const second = join('lives', 'flights')
    await second.connection.whenSynced()
    await expect.poll(() => first.connection.state.getSnapshot().status, poll).toBe('closed')
    expect(CallboardError.is(first.connection.state.getSnapshot().error, 'agent-fenced')).toBe(true)
    expect(second.connection.state.getSnapshot().status).toBe('connected')
    expect(second.map.toJSON()).toEqual({})
  })
}
