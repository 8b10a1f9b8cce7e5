import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { makeRandom } from '../testing/seeded-random.ts'
import { temporaryDirectory } from '../testing/start-relay.ts'
import type { LogPosition } from './session-storage.ts'
import { SqliteStorage } from './sqlite-storage.ts'
import { WriteAheadLog } from './write-ahead-log.ts'

/** A disk writes so much of a file or nothing of it. Bytes. */
const SECTOR_BYTES = 512

/** Of the write-ahead log; SQLite syncs it itself, before anything that comes after it (https://sqlite.org/fileformat2.html#walformat). */
const LOG_HEADER_BYTES = 32

const ROUNDS = 250

const SESSIONS = 5

/** What stands in the files of a database, or, of the log, what may stand there once the power was gone. */
interface Files {
  readonly database: Buffer
  readonly log: Buffer
}

/** What one session was given. An update is its number, and bytes beside it. */
interface Journal {
  asked: number
  answered: number
  /** How many updates there were after each append; it is all or nothing. */
  readonly ends: number[]
  through: LogPosition | undefined
}

function updateOf(number: number, bytes: number): Uint8Array {
  const update = new Uint8Array(4 + bytes).fill(number)
  new DataView(update.buffer).setUint32(0, number)
  return update
}

function numberOf(update: Uint8Array): number {
  return new DataView(update.buffer, update.byteOffset).getUint32(0)
}

async function filesIn(directory: string): Promise<Files> {
  const file = join(directory, 'callboard.sqlite')
  return { database: await readFile(file), log: await readFile(`${file}-wal`) }
}

/** Every sector of the log that was written since the last sync has reached the disk or not, in no order. */
function torn(synced: Files, written: Files, random: () => number): Files {
  // A checkpoint syncs the log and then the database.
  if (!synced.database.equals(written.database)) return written
  const log = Buffer.from(written.log)
  for (let at = 0; at < synced.log.byteLength; at += SECTOR_BYTES) {
    if (random() < 0.5) synced.log.copy(log, at, at, at + SECTOR_BYTES)
  }
  written.log.copy(log, 0, 0, LOG_HEADER_BYTES)
  return { database: written.database, log: random() < 0.5 ? log.subarray(0, Math.max(LOG_HEADER_BYTES, synced.log.byteLength)) : log }
}

/** Opens what was left as a relay does after the machine is back; returns how many updates of each session it holds. */
async function readBack({ database, log }: Files, directory: string): Promise<readonly number[]> {
  await mkdir(directory)
  const file = join(directory, 'callboard.sqlite')
  await writeFile(file, database)
  await writeFile(`${file}-wal`, log)
  const storage = await SqliteStorage.open(directory)
  try {
    const counts: number[] = []
    for (let session = 0; session < SESSIONS; session++) {
      const stored = await storage.load(`board-${session}`)
      const folded = stored?.snapshot === undefined ? 0 : numberOf(stored.snapshot)
      const updates = stored?.updates.map(numberOf) ?? []
      expect(updates).toEqual(updates.map((_, index) => folded + 1 + index))
      counts.push(folded + updates.length)
    }
    return counts
  } finally {
    await storage.close()
  }
}

test.for([1, 2, 3])('power that goes while the log is on its way to the disk leaves all that was answered, and no half of a commit (seed %i)', async (seed) => {
  const random = makeRandom(seed)
  const pick = (count: number): number => Math.floor(random() * count)
  const directory = await temporaryDirectory()
  const storage = await SqliteStorage.open(join(directory, 'relay'))
  onTestFinished(() => storage.close())
  const journals = Array.from({ length: SESSIONS }, (): Journal => ({ asked: 0, answered: 0, ends: [0], through: undefined }))
  const one = (): number => pick(SESSIONS)
  let synced = await filesIn(join(directory, 'relay'))
  let restarts = 0
  let losses = 0

  const sync = WriteAheadLog.prototype.sync
  const spy = vi.spyOn(WriteAheadLog.prototype, 'sync').mockImplementation(async function (this: WriteAheadLog) {
    const written = await filesIn(join(directory, 'relay'))
    if (random() < 0.15) {
      const answered = journals.map((journal) => journal.answered)
      const counts = await readBack(torn(synced, written, random), join(directory, `loss-${losses++}`))
      counts.forEach((count, session) => {
        expect(count).toBeGreaterThanOrEqual(answered[session] ?? 0)
        expect(journals[session]?.ends).toContain(count)
      })
    }
    await sync.call(this)
    if (!written.log.subarray(0, LOG_HEADER_BYTES).equals(synced.log.subarray(0, LOG_HEADER_BYTES))) restarts += 1
    synced = written
  })
  onTestFinished(() => spy.mockRestore())

  const append = async (session: number): Promise<void> => {
    const journal = journals[session] as Journal
    const updates = Array.from({ length: 1 + pick(3) }, () => updateOf(++journal.asked, pick(12_000)))
    const end = journal.asked
    journal.ends.push(end)
    journal.through = await storage.append(`board-${session}`, updates)
    journal.answered = end
  }
  const fold = async (session: number): Promise<void> => {
    const { through, answered } = journals[session] as Journal
    if (through !== undefined) await storage.compact(`board-${session}`, through, updateOf(answered, pick(20_000)))
  }
  for (let round = 0; round < ROUNDS; round++) {
    const works = Array.from({ length: 1 + pick(4) }, () => (random() < 0.05 ? fold(one()) : append(one())))
    if (random() < 0.7) await Promise.all(works)
    else await works[0]
  }
  expect(losses).toBeGreaterThan(10)
  expect(restarts).toBeGreaterThan(1)
})
