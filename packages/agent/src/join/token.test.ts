import { createHmac } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSession, websocketConnection, type Identity, type Session } from '@callboard/session'
import { expect, onTestFinished, test } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { startRelay } from '../fixtures/relay-process.ts'
import { until } from '../fixtures/until.ts'
import { joinSession } from './join-session.ts'

const SECRET = 'a secret of the tests of agents alone'

/** A token as `callboard-relay token` makes it. */
function sign(claims: Readonly<Record<string, unknown>>, endsIn = 600): string {
  const payload = { sessions: ['trip'], exp: Date.now() / 1_000 + endsIn, ...claims }
  const signed = [{ alg: 'HS256' }, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${signed}.${createHmac('sha256', SECRET).update(signed).digest('base64url')}`
}

const ofAgent = (id: string, endsIn?: number): string => sign({ sub: id, kind: 'agent' }, endsIn)

async function start(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'callboard-secret-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  await writeFile(join(directory, 'secret'), SECRET)
  return (await startRelay('--secret-file', join(directory, 'secret'))).url
}

async function joinAgent(url: string, id: string, token: string | (() => string | Promise<string>)): Promise<Agent> {
  const agent = await joinSession({ url, session: 'trip', agent: { id, name: id }, token, handleSignals: false })
  onTestFinished(() => agent.leave())
  return agent
}

async function joinPerson(url: string, identity: Identity, token: string): Promise<Session> {
  const session = createSession({ connection: websocketConnection({ url, session: 'trip', token }), identity })
  onTestFinished(() => session.close())
  await session.whenSynced()
  return session
}

test('agents, a user and a viewer work on one board, each with a token of its own', async () => {
  const url = await start()
  const [flights, hotels] = [await joinAgent(url, 'flights', ofAgent('flights')), await joinAgent(url, 'hotels', () => ofAgent('hotels'))]
  const ada = await joinPerson(url, { kind: 'person', id: 'ada', name: 'Ada' }, sign({ sub: 'ada', kind: 'user', name: 'Ada' }))
  const viewer = await joinPerson(url, { kind: 'observer' }, sign({ sub: 'eve', kind: 'viewer' }))

  const task = flights.task({ title: 'Compare fares', total: 10 })
  task.progress({ done: 3 })
  hotels.setActivity('Reading reviews')
  ada.setSelection('hotel', 'Lisboa')
  await until('the viewer sees it all', () => {
    const done = viewer.progress.agent('flights').getSnapshot().done
    return done === 3 && viewer.agents.get('hotels').getSnapshot()?.activity === 'Reading reviews' && viewer.selections.get('hotel').getSnapshot()?.value === 'Lisboa'
  })
  const heard = (async () => {
    for await (const message of flights.messages()) {
      message.done()
      return message.text
    }
    return undefined
  })()
  ada.sendCommand({ kind: 'message', to: 'flights', text: 'Only direct ones' })
  expect(await heard).toBe('Only direct ones')
  flights.say('Direct ones it is')
  await flights.flush()
  ada.sendCommand({ kind: 'cancel', to: 'flights' })
  await until('the task is cancelled', () => task.signal.aborted)
  await until('everyone is seen', () => viewer.presence.ids.getSnapshot().length === 3)
  await Promise.all([ada.whenSaved(), viewer.whenSaved()])
  for (const session of [ada, viewer]) expect(session.connection.state.getSnapshot()).toMatchObject({ status: 'connected', saving: 'saved' })
  expect(flights.signal.aborted).toBe(false)
})

test('an agent asks for a newer token before its own ends, and goes on', async () => {
  const url = await start()
  const asked: number[] = []
  const agent = await joinAgent(url, 'flights', () => {
    asked.push(Date.now())
    return ofAgent('flights', 2)
  })
  await until('three tokens are used up', () => asked.length >= 4)
  agent.setActivity('Still here')
  await agent.flush()
  expect(agent.epoch).toBe(1)
  expect(agent.session.connection.state.getSnapshot().status).toBe('connected')
})

test('who may not join as that agent is told so, and none is waited for', async () => {
  const url = await start()
  await expect(joinAgent(url, 'flights', ofAgent('hotels'))).rejects.toMatchObject({ code: 'session-forbidden' })
  await expect(joinAgent(url, 'flights', sign({ sub: 'flights', kind: 'user' }))).rejects.toMatchObject({ code: 'session-forbidden' })
  await expect(joinAgent(url, 'flights', ofAgent('flights', -1))).rejects.toMatchObject({ code: 'token-expired' })
  await expect(joinAgent(url, 'flights', () => 'no token')).rejects.toMatchObject({ code: 'option-invalid' })
  await expect(joinSession({ url, session: 'trip', agent: { id: 'flights', name: 'F' }, handleSignals: false })).rejects.toMatchObject({ code: 'token-missing' })
})
