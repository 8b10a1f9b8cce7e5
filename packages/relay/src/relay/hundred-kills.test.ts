import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { SqliteStorage } from '../storage/sqlite-storage.ts'
import { RelayProcess } from '../testing/relay-process.ts'
import { makeRandom } from '../testing/seeded-random.ts'
import { temporaryDirectory } from '../testing/start-relay.ts'
import { expectClean, expectKept, Load, untilSeen, type Known } from './fixtures/doomed-relay.ts'

const KILLS = 100

/** Each with a relay and a directory of its own. */
const LANES = 4

const STORED_SESSIONS = 1_000

/** So many writes are seen at most before a kill. */
const MOST_SEEN = 200

/** One kill in so many comes while the relay is still starting. */
const EARLY = 8

async function storeSessions(directory: string): Promise<void> {
  const storage = await SqliteStorage.open(directory)
  const update = Y.encodeStateAsUpdate(new Y.Doc())
  await Promise.all(Array.from({ length: STORED_SESSIONS }, (_, index) => storage.append(`stored-${index}`, [update])))
  await storage.close()
}

/** A relay that is killed again and again at moments that the seed decides; what it held is looked for after each. */
async function killAgainAndAgain(directory: string, kills: number, random: () => number): Promise<void> {
  await storeSessions(directory)
  let known: Known | undefined
  const start = (): RelayProcess => new RelayProcess(['--port', '0', '--data', directory, '--log-level', 'error'])
  for (let kill = 0; kill < kills; kill++) {
    const relay = start()
    if (random() < 1 / EARLY) {
      await new Promise((resolve) => setTimeout(resolve, 300 * random()))
      relay.child.kill('SIGKILL')
      await relay.ended()
    } else {
      if (known !== undefined) await expectKept(relay, known)
      const load = new Load(relay, `load-${kill}`)
      await load.start()
      await untilSeen(load, Math.ceil(MOST_SEEN * random()))
      await new Promise((resolve) => setTimeout(resolve, 5 * random()))
      known = await load.kill()
      expect(relay.stderr).toBe('')
    }
    await expectClean(directory)
  }
  const last = start()
  if (known !== undefined) await expectKept(last, known)
  const { port } = new URL(await last.url())
  // Of all that is stored nothing is read before somebody asks for it, so that it does not matter how much there is.
  const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(page).toMatch(/^callboard_sessions_loaded 2$/m)
  const stored = await fetch(`http://127.0.0.1:${port}/v1/sessions/stored-${STORED_SESSIONS - 1}`)
  expect(stored.status).toBe(200)
}

test('killed a hundred times at any moment, a relay has lost nothing that was acknowledged or seen', { timeout: 600_000 }, async () => {
  // Every start compiles the same files.
  vi.stubEnv('NODE_COMPILE_CACHE', await temporaryDirectory())
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    await killAgainAndAgain(await temporaryDirectory(), KILLS / LANES, makeRandom(1 + lane))
  })
  await Promise.all(lanes)
  vi.unstubAllEnvs()
})
