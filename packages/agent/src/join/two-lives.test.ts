import { createSession, type MemoryConnection } from '@callboard/session'
import { createSeededRandom } from '@callboard/session/testing'
import { expect, test } from 'vitest'
import type { Agent } from '../agent/agent.ts'
import { createBoard } from '../fixtures/board.ts'

interface Life {
  readonly agent: Agent
  readonly connection: MemoryConnection
}

const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1)

test.each(SEEDS)(
  'of processes under one id, started, stopped and cut off at random, the newest stands everywhere (seed %i)',
  async (seed) => {
    const random = createSeededRandom(seed)
    const board = await createBoard()
    const identity = { kind: 'observer' } as const
    const readerConnection = board.relay.connect('trip')
    const reader = createSession({ connection: readerConnection, identity, clock: board.clock })
    await board.settle()
    const lives: Life[] = []
    let newest = 0
    let shown = 0

    const join = async (): Promise<void> => {
      const connection = board.relay.connect('trip')
      const agent = await board.join({ connection })
      agent.setActivity(`life ${agent.epoch}`)
      expect(agent.epoch).toBeGreaterThan(newest)
      newest = agent.epoch
      lives.push({ agent, connection })
    }
    const steps: readonly ((life: Life) => unknown)[] = [
      () => join(),
      ({ connection }) => connection.drop(),
      ({ connection }) => connection.freeze(),
      ({ connection }) => connection.thaw(),
      ({ agent }) => agent.session.connection.close(),
      ({ agent }) => void agent.leave(),
      ({ agent }) => agent.signal.aborted || agent.task({ title: 'Work' }).progress(1),
      ({ agent }) => agent.signal.aborted || agent.setActivity(`life ${agent.epoch} `),
      () => readerConnection.drop(),
      () => (random.next() < 0.5 ? board.relay.stop() : board.relay.start()),
    ]

    await join()
    for (let step = 0; step < 60; step += 1) {
      const life = lives[Math.floor(random.next() * lives.length)]
      const act = steps[Math.floor(random.next() * steps.length)]
      if (life === undefined || act === undefined) continue
      // Nothing can join while the relay is away.
      if (act === steps[0]) board.relay.start()
      await act(life)
      await board.settle(Math.floor(random.next() * 3_000))
      const record = reader.agents.get('flights').getSnapshot()?.record
      if (record === undefined) continue
      expect(record.epoch).toBeGreaterThanOrEqual(shown)
      shown = record.epoch
    }
    board.relay.start()
    for (const { connection } of lives) connection.thaw()
    await join()
    await board.settle(30_000)

    for (const session of [reader, board.person]) {
      expect(session.agents.get('flights').getSnapshot()).toMatchObject({
        epoch: newest,
        online: true,
        activity: `life ${newest}`,
      })
    }
    expect(board.relay.doc('trip').getMap<unknown>('agents').get('flights')).toMatchObject({ epoch: newest })
    for (const { agent } of lives.slice(0, -1)) expect(agent.signal.aborted).toBe(true)
    await reader.close()
  },
)
