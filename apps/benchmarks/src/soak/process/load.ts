/** `load.ts URL`: 300 clients that work, read, come and go; tells what they did whenever it is asked. */
import { joinSession, type Agent } from '@callboard/agent'
import { createSession, websocketConnection, type Connection, type Session } from '@callboard/session'
import { subscribeStream } from '@callboard/session/streams'
import { AGENTS, PEOPLE, SESSIONS, type Work } from '../soak-plan.ts'
import { socketWith, tokenFor } from './token-socket.ts'

const [url = ''] = process.argv.slice(2)
const work = { joined: 0, progress: 0, tokens: 0, commands: 0, commandsDone: 0, refused: 0, lastRefusal: '' }

const REPORT_MS = 500
const TOKEN_MS = 100
const TOKENS_A_STREAM = 200
const REPORTS_A_TASK = 60

/** Every client has its own sequence, the same in each run. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) | 0
    return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function connect(kind: 'user' | 'agent' | 'viewer', id: string, session: string): Connection {
  work.joined += 1
  return websocketConnection({ url, session, WebSocket: socketWith(tokenFor(kind, id, session)) })
}

async function stream(agent: Agent, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const answer = agent.stream()
    for (let count = 0; count < TOKENS_A_STREAM && !isOver(); count++) {
      await answer.write(`token ${count} `)
      work.tokens += 1
      await pause(TOKEN_MS)
    }
    await answer.close()
  }
}

async function obey(agent: Agent): Promise<void> {
  for await (const message of agent.messages()) {
    agent.say(`Understood: ${message.text}`, { replyTo: message })
    await message.done()
    work.commandsDone += 1
  }
}

/** One life of an agent: some minutes of tasks, words and answers, then it leaves. */
async function live(session: string, id: string, lifeMs: number): Promise<void> {
  const agent = await joinSession({ connection: connect('agent', id, session), session, agent: { id, name: id }, handleSignals: false })
  const endsAt = performance.now() + lifeMs
  const isOver = (): boolean => performance.now() > endsAt || agent.signal.aborted
  const said = Promise.all([stream(agent, isOver), Promise.race([obey(agent), pause(lifeMs)])])
  while (!isOver()) {
    const task = agent.task({ title: 'Compare fares', total: REPORTS_A_TASK })
    for (let done = 1; done <= REPORTS_A_TASK && !isOver(); done++) {
      task.progress(done)
      work.progress += 1
      await pause(REPORT_MS)
    }
    task.done()
  }
  await said
  await agent.leave()
}

/** One page: reads everything, chooses now and then, and tells an agent something. */
async function look(session: string, person: string, lifeMs: number, random: () => number): Promise<void> {
  const page: Session = createSession({
    connection: connect('user', person, session),
    identity: { kind: 'person', id: person, name: person, device: 'soak' },
  })
  try {
    await page.whenSynced()
    const stops = [0, 1].map((agent) => {
      const [newest] = page.agents.get(`agent-${agent}`).getSnapshot()?.record?.streams?.slice(-1) ?? []
      if (newest === undefined) return () => undefined
      const ignore = (): undefined => undefined
      const stream = `agents/agent-${agent}/${newest.id}`
      return subscribeStream(page, { stream, from: 0 }, { onReading: ignore, onMessages: ignore, onState: ignore, onLost: ignore, onError: ignore })
    })
    const endsAt = performance.now() + lifeMs
    while (performance.now() < endsAt) {
      await pause(5_000 + 10_000 * random())
      page.setSelection(`flight/${person}`, { number: Math.floor(1_000 * random()) })
      // About once a minute: what is said is kept, so that the disk grows with it.
      if (random() > 1 / 6) continue
      page.sendCommand({ kind: 'message', to: `agent-${Math.floor(AGENTS * random())}`, text: 'Cheaper, please' })
      work.commands += 1
    }
    for (const stop of stops) stop()
  } finally {
    await page.close()
  }
}

async function observe(session: string): Promise<void> {
  const page = createSession({ connection: connect('viewer', 'viewer', session), identity: { kind: 'observer' } })
  await page.whenSynced()
  await pause(2 ** 31 - 1)
}

/** Whoever is sent away comes back as somebody new, and it is counted. */
async function again(once: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await once()
    } catch (error) {
      work.refused += 1
      work.lastRefusal = String(error).slice(0, 200)
      await pause(2_000)
    }
  }
}

for (let index = 0; index < SESSIONS; index++) {
  const session = `soak-${index}`
  for (let agent = 0; agent < AGENTS; agent++) {
    const random = randomOf(1 + index * 100 + agent)
    void again(() => live(session, `agent-${agent}`, 60_000 + 240_000 * random()))
  }
  for (let person = 0; person < PEOPLE; person++) {
    const random = randomOf(1 + index * 100 + 10 + person)
    void again(() => look(session, `person-${person}`, 30_000 + 120_000 * random(), random))
  }
  void again(() => observe(session))
  await pause(50)
}
process.on('message', () => process.send?.(work satisfies Work))
process.on('disconnect', () => process.exit(0))
process.on('unhandledRejection', (error) => {
  work.refused += 1
  work.lastRefusal = String(error).slice(0, 200)
})
process.send?.('working')
