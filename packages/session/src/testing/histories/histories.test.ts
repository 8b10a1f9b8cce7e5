import { describe, expect, test } from 'vitest'
import { checkHistory } from './check-history.ts'
import { History, type Operation } from './history.ts'
import { lossyWorld, relayWorld, type World } from './world.ts'

/** How many operations a history has. */
const LENGTH = 80

/** More histories than the usual: set CALLBOARD_HISTORIES to their number. */
const usual = 25
const count = Number(process.env['CALLBOARD_HISTORIES'] ?? usual)

/** Seeds that once failed; each stays. */
const REMEMBERED: readonly number[] = [341]

const seeds = [...REMEMBERED, ...Array.from({ length: count }, (_, index) => index + 1)]

async function play(world: World): Promise<{ history: History; log: readonly string[] }> {
  const history = new History(world)
  const log: string[] = []
  await world.clock.advance(1_000)
  for (let step = 0; step < LENGTH; step += 1) {
    const operation = history.randomOperation()
    log.push(describeOperation(operation))
    history.apply(operation)
    await world.clock.advance(world.random.int(0, 400))
  }
  await history.settle()
  return { history, log }
}

function describeOperation(operation: Operation): string {
  if ('process' in operation) return `${operation.type} ${operation.process.name}`
  if ('person' in operation) return `${operation.type} ${operation.person.id}`
  return 'agent' in operation ? `${operation.type} ${operation.agent}` : operation.type
}

async function prove(seed: number, makeWorld: (seed: number) => World): Promise<void> {
  const { history, log } = await play(makeWorld(seed))
  try {
    checkHistory(history)
  } catch (error) {
    console.error(`Seed ${seed} fails. Its operations:\n${log.join('\n')}`)
    throw error
  } finally {
    history.close()
  }
}

const patience = { timeout: 60_000 }

describe('random histories', () => {
  test.for(seeds)('without a relay, over a network that loses and falls apart: seed %i', patience, async (seed) => {
    await prove(seed, lossyWorld)
  })

  test.for(seeds)('on a relay whose links break: seed %i', patience, async (seed) => {
    await prove(seed, relayWorld)
  })

  test('a seed makes the same history every time', async () => {
    const runs = await Promise.all([0, 1].map(async () => (await play(lossyWorld(5))).log))
    expect(runs[0]).toEqual(runs[1])
  })
})
