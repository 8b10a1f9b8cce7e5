import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { describeStorage } from '../testing/describe-storage.ts'
import { temporaryDirectory } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'
import { SqliteStorage } from './sqlite-storage.ts'
import { WriteAheadLog } from './write-ahead-log.ts'

async function openIn(directory: string): Promise<SqliteStorage> {
  const storage = await SqliteStorage.open(directory)
  onTestFinished(() => storage.close())
  return storage
}

describeStorage('SQLite storage', async () => SqliteStorage.open(await temporaryDirectory()))

test('what was stored is there after closing and opening again, epochs and owners too', async () => {
  const directory = await temporaryDirectory()
  const first = await SqliteStorage.open(directory)
  await first.append('board', [new Uint8Array([1, 2])])
  await first.claimEpoch('board', { agentId: 'flights', instance: 'a' })
  await first.append('board', [new Uint8Array([3])], [{ clientId: 7, owner: 'user:ada' }])
  await first.claimClientId('board', 'agent:flights', 8)
  await first.close()

  const second = await openIn(directory)

  const stored = await second.load('board')
  expect(stored?.updates.map((update) => [...update])).toEqual([[1, 2], [3]])
  expect(stored?.owners).toEqual([{ clientId: 7, owner: 'user:ada' }, { clientId: 8, owner: 'agent:flights' }])
  expect(await second.claimClientId('board', 'agent:flights', 9)).toBe(8)
  expect(await second.claimEpoch('board', { agentId: 'flights', instance: 'b' })).toEqual({ granted: true, epoch: 2 })
})

test('to open a database and to read in it changes nothing on the disk', async () => {
  const directory = await temporaryDirectory()
  const first = await SqliteStorage.open(directory)
  await first.append('board', [new Uint8Array([1])])
  await first.close()
  const file = join(directory, 'callboard.sqlite')
  const before = await readFile(file)

  const second = await SqliteStorage.open(directory)
  expect((await second.load('board'))?.updates).toHaveLength(1)
  await second.close()

  expect((await readFile(file)).equals(before)).toBe(true)
})

test('the log that commits are written to soon has its length, and is gone when the database is closed', async () => {
  const directory = await temporaryDirectory()
  const log = join(directory, 'callboard.sqlite-wal')
  const first = await SqliteStorage.open(directory)
  await first.append('other', [new Uint8Array([1])])
  // 1,000 pages, and some for the transaction that gets it there.
  const size = 1_100 * (4_096 + 24)
  await until('the log has its length', async () => (await stat(log)).size === size)

  for (let count = 0; count < 1_200; count += 100) {
    await Promise.all(Array.from({ length: 100 }, () => first.append('board', [new Uint8Array(200)])))
    await first.append('other', [new Uint8Array([count % 256])])
  }

  expect((await stat(log)).size).toBe(size)
  await first.close()
  await expect(stat(log)).rejects.toThrow('ENOENT')
  const second = await openIn(directory)
  expect((await second.load('board'))?.updates).toHaveLength(1_200)
})

/** As the first relays made it. */
const FIRST_LAYOUT = `
  CREATE TABLE sessions (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, snapshot BLOB) STRICT;
  CREATE TABLE updates (
    id INTEGER PRIMARY KEY AUTOINCREMENT, session INTEGER NOT NULL REFERENCES sessions (id), data BLOB NOT NULL
  ) STRICT;
  CREATE INDEX updates_by_session ON updates (session, id);
  CREATE TABLE epochs (
    session TEXT NOT NULL, agent TEXT NOT NULL, epoch INTEGER NOT NULL, instance TEXT NOT NULL, PRIMARY KEY (session, agent)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE checks (id INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  PRAGMA user_version = 1;
  INSERT INTO sessions (id, name, snapshot) VALUES (1, 'board', x'0c');
  INSERT INTO updates (session, data) VALUES (1, x'0102'), (1, x'03');
  INSERT INTO epochs VALUES ('board', 'flights', 4, 'a');
`

test('a database from before there were streams and owners is brought up in place, with all that is in it', async () => {
  const directory = await temporaryDirectory()
  const old = new DatabaseSync(join(directory, 'callboard.sqlite'))
  old.exec(FIRST_LAYOUT)
  old.close()

  for (const opening of ['first', 'second']) {
    const storage = await SqliteStorage.open(directory)
    const stored = await storage.load('board')
    expect(stored?.snapshot, opening).toEqual(new Uint8Array([12]))
    expect(stored?.updates.map((update) => [...update])).toEqual([[1, 2], [3]])
    expect(stored?.owners.map(({ owner }) => owner), opening).toEqual(opening === 'first' ? [] : ['agent:flights'])
    expect(await storage.claimClientId('board', 'agent:flights', 8)).toBe(8)
    expect(await storage.claimEpoch('board', { agentId: 'flights', instance: 'a' })).toEqual({ granted: true, epoch: 4 })
    if (opening === 'first') await storage.streams.create({ id: 's', path: 'board/s', contentType: 'text/plain' }, {})
    expect(await storage.streams.load('board/s')).toMatchObject({ id: 's', tail: 0 })
    await storage.close()
  }
})

test('many appends of many sessions share few commits', async () => {
  const storage = await openIn(await temporaryDirectory())
  const syncs = vi.spyOn(WriteAheadLog.prototype, 'sync')
  onTestFinished(() => syncs.mockRestore())

  await Promise.all(Array.from({ length: 500 }, (_, index) => storage.append(`board-${index % 10}`, [new Uint8Array(100)])))

  // One of their own, and perhaps that of the log's length.
  expect(syncs.mock.calls.length).toBeLessThan(5)
  expect((await storage.load('board-3'))?.updates).toHaveLength(50)
})

test('a second process is told that the database is in use', async () => {
  const directory = await temporaryDirectory()
  await openIn(directory)

  await expect(SqliteStorage.open(directory)).rejects.toMatchObject({
    code: 'storage-unavailable',
    message: expect.stringContaining('in use by another process'),
  })
})

test('a directory that cannot be made, a file that is no database and a newer layout are refused by name', async () => {
  const directory = await temporaryDirectory()
  await writeFile(join(directory, 'file'), 'text')
  await mkdir(join(directory, 'garbage'))
  await writeFile(join(directory, 'garbage', 'callboard.sqlite'), 'this is no database, whatever its name says'.repeat(100))
  await mkdir(join(directory, 'newer'))
  const newer = new DatabaseSync(join(directory, 'newer', 'callboard.sqlite'))
  newer.exec('PRAGMA user_version = 99')
  newer.close()

  for (const name of ['file', 'file/below', 'garbage', 'newer']) {
    await expect(SqliteStorage.open(join(directory, name)), name).rejects.toMatchObject({ code: 'storage-unavailable' })
  }
})

test('what is asked in one call is all or nothing', async () => {
  const storage = await openIn(await temporaryDirectory())
  await storage.append('board', [new Uint8Array([1])])

  const half = storage.append('board', [new Uint8Array([2]), 'not bytes' as unknown as Uint8Array], [{ clientId: 7, owner: 'user:ada' }])

  await expect(half).rejects.toMatchObject({ code: 'storage-unavailable' })
  expect(await storage.load('board')).toMatchObject({ updates: [new Uint8Array([1])], owners: [] })
})

test('what one session asks for in vain does not take the others\' commits along', async () => {
  const storage = await openIn(await temporaryDirectory())

  const [bad, good] = await Promise.allSettled([
    storage.append('bad', ['not bytes' as unknown as Uint8Array]),
    storage.append('good', [new Uint8Array([1])]),
  ])

  expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'storage-unavailable' } })
  expect(good.status).toBe('fulfilled')
  expect(await storage.load('bad')).toBeUndefined()
  expect((await storage.load('good'))?.updates).toHaveLength(1)
})

test('when the disk fails to take the log, nothing is answered as saved, then or later', async () => {
  const storage = await openIn(await temporaryDirectory())
  await storage.append('board', [new Uint8Array([1])])
  const failing = vi.spyOn(WriteAheadLog.prototype, 'sync').mockRejectedValueOnce(new Error('EIO: i/o error, fdatasync'))
  onTestFinished(() => failing.mockRestore())

  const appended = storage.append('board', [new Uint8Array([2])])
  const waiting = new Promise((resolve) => setImmediate(() => storage.append('other', [new Uint8Array([3])]).then(resolve, resolve)))

  await expect(appended).rejects.toMatchObject({ code: 'storage-unavailable', message: expect.stringContaining('EIO') })
  expect(await waiting).toMatchObject({ code: 'storage-unavailable' })
  await expect(storage.load('board')).rejects.toMatchObject({ code: 'storage-unavailable' })
  await expect(storage.check()).rejects.toMatchObject({ code: 'storage-unavailable' })
})

test('what was committed before, and may not have reached the disk, is brought there before anybody reads it', async () => {
  const directory = await temporaryDirectory()
  const failing = vi.spyOn(WriteAheadLog.prototype, 'sync').mockRejectedValueOnce(new Error('EIO: i/o error, fdatasync'))
  onTestFinished(() => failing.mockRestore())

  await expect(SqliteStorage.open(directory)).rejects.toMatchObject({ code: 'storage-unavailable', message: expect.stringContaining('EIO') })
  const storage = await openIn(directory)
  expect(failing).toHaveBeenCalledTimes(2)
  expect(await storage.load('board')).toBeUndefined()
})

test('nothing is committed while the log is given its length, also what was asked just before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const directory = await temporaryDirectory()
  const storage = await SqliteStorage.open(directory)
  const asked = storage.claimEpoch('board', { agentId: 'flights', instance: 'a' })
  vi.advanceTimersByTime(250)
  expect(await asked).toEqual({ granted: true, epoch: 1 })
  // What stands in the log is what a relay finds that was killed now.
  const copy = await temporaryDirectory()
  for (const file of ['callboard.sqlite', 'callboard.sqlite-wal']) await writeFile(join(copy, file), await readFile(join(directory, file)))
  await storage.close()

  const after = await openIn(copy)
  expect(await after.claimEpoch('board', { agentId: 'flights', instance: 'b' })).toEqual({ granted: true, epoch: 2 })
})
