import { beforeEach, describe, expect, test } from 'vitest'
import type { SessionStorage } from '../storage/session-storage.ts'
import { describeStreamStorage } from './describe-stream-storage.ts'

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values)

/** What every storage owes the relay. `make` gives a new, empty one. */
export function describeStorage(name: string, make: () => Promise<SessionStorage>): void {
  describeStreamStorage(name, make)
  describeHolders(name, make)

  describe(name, () => {
    let storage: SessionStorage
    beforeEach(async () => {
      storage = await make()
      return () => storage.close()
    })

    test('knows nothing of a session that was never stored', async () => {
      expect(await storage.load('never')).toBeUndefined()
    })

    test('gives back updates in the order of their commits', async () => {
      await storage.append('board', [bytes(1), bytes(2)])
      const last = await storage.append('board', [bytes(3)])

      const stored = await storage.load('board')

      expect(stored).toMatchObject({ snapshot: undefined, position: last })
      expect(stored?.updates.map((update) => [...update])).toEqual([[1], [2], [3]])
    })

    test('keeps calls in order when they are made at once', async () => {
      const appended = [1, 2, 3, 4, 5].map((value) => storage.append('board', [bytes(value)]))
      const stored = storage.load('board')

      await Promise.all(appended)

      expect((await stored)?.updates.map((update) => update[0])).toEqual([1, 2, 3, 4, 5])
    })

    test('keeps sessions apart', async () => {
      await storage.append('one', [bytes(1)])
      await storage.append('two', [bytes(2)])
      const position = await storage.append('one', [bytes(3)])
      await storage.compact('one', position, bytes(9))

      expect((await storage.load('two'))?.updates.map((update) => [...update])).toEqual([[2]])
    })

    test('puts a snapshot in place of what it covers and keeps what came after', async () => {
      await storage.append('board', [bytes(1)])
      const through = await storage.append('board', [bytes(2)])
      await storage.append('board', [bytes(3)])
      await storage.compact('board', through, bytes(12))

      const stored = await storage.load('board')

      expect([...(stored?.snapshot ?? [])]).toEqual([12])
      expect(stored?.updates.map((update) => [...update])).toEqual([[3]])
    })

    test('names no position when the log is empty', async () => {
      const through = await storage.append('board', [bytes(1)])
      await storage.compact('board', through, bytes(1))

      expect((await storage.load('board'))?.position).toBeUndefined()
    })

    test('does not share memory with its callers', async () => {
      const update = bytes(1, 2, 3)
      await storage.append('board', [update])
      update.fill(0)

      expect([...((await storage.load('board'))?.updates[0] ?? [])]).toEqual([1, 2, 3])
    })

    test('refuses calls once it is closed, by name', async () => {
      await storage.close()

      await expect(storage.append('board', [bytes(1)])).rejects.toMatchObject({ code: 'storage-unavailable' })
      await expect(storage.check()).rejects.toMatchObject({ code: 'storage-unavailable' })
    })
  })
}

/** What it knows of who holds which ids. */
function describeHolders(name: string, make: () => Promise<SessionStorage>): void {
  describe(`${name}, of ids and epochs`, () => {
    let storage: SessionStorage
    beforeEach(async () => {
      storage = await make()
      return () => storage.close()
    })

    test('gives each new process of an agent the next epoch and the same process the same one', async () => {
      const claim = (instance: string, epoch?: number) => storage.claimEpoch('board', { agentId: 'flights', instance, epoch })

      expect(await claim('first')).toEqual({ granted: true, epoch: 1 })
      expect(await claim('second')).toEqual({ granted: true, epoch: 2 })
      expect(await claim('second', 2)).toEqual({ granted: true, epoch: 2 })
      expect(await claim('first', 1)).toEqual({ granted: false, epoch: 2 })
      expect(await claim('third')).toEqual({ granted: true, epoch: 3 })
    })

    test('keeps the epochs of agents and sessions apart', async () => {
      await storage.claimEpoch('board', { agentId: 'flights', instance: 'a' })
      await storage.claimEpoch('board', { agentId: 'flights', instance: 'b' })

      expect(await storage.claimEpoch('board', { agentId: 'hotels', instance: 'c' })).toEqual({ granted: true, epoch: 1 })
      expect(await storage.claimEpoch('other', { agentId: 'flights', instance: 'd' })).toEqual({ granted: true, epoch: 1 })
    })

    test('keeps whose a client id is, with the update that brought it, and gives it to nobody else', async () => {
      await storage.append('board', [bytes(1)], [{ clientId: 7, owner: 'agent:flights' }])
      await storage.append('board', [bytes(2)], [{ clientId: 2 ** 53 - 1, owner: 'user:ada' }, { clientId: 7, owner: 'user:eve' }])
      await storage.append('other', [bytes(1)], [{ clientId: 7, owner: 'user:eve' }])

      const stored = await storage.load('board')

      expect(stored?.owners.toSorted((one, other) => one.clientId - other.clientId)).toEqual([
        { clientId: 7, owner: 'agent:flights' },
        { clientId: 2 ** 53 - 1, owner: 'user:ada' },
      ])
    })

    test('counts who made which sessions, and makes none beyond the limit', async () => {
      const ada = { key: 'user:ada', limit: 2 }
      expect(await storage.claimSession('a', ada)).toBe(true)
      expect(await storage.claimSession('a', ada)).toBe(true)
      await storage.append('b', [bytes(1)])
      expect(await storage.claimSession('b', ada)).toBe(true)
      expect(await storage.claimSession('c', ada)).toBe(true)
      expect(await storage.claimSession('d', ada)).toBe(false)
      expect(await storage.load('d')).toBeUndefined()
      expect(await storage.claimSession('a', ada)).toBe(true)
      expect(await storage.claimSession('d', { key: 'user:ben', limit: 2 })).toBe(true)
    })

    test('keeps what is revoked until it has ended or is taken back', async () => {
      await storage.revoke({ key: 't1', endsAt: 1_000 })
      await storage.revoke({ key: 't2', endsAt: 5_000 })
      await storage.revoke({ key: 't2', endsAt: 6_000 })
      await storage.revoke({ key: 'user:ada' })
      await storage.revoke({ key: 'user:ben' })
      await storage.reinstate('user:ben')
      await storage.reinstate('never revoked')

      const kept = [...(await storage.revocations(1_000))].toSorted((one, other) => one.key.localeCompare(other.key))

      expect(kept).toEqual([{ key: 't2', endsAt: 6_000 }, { key: 'user:ada' }])
      expect(await storage.revocations(0)).toHaveLength(2)
    })

    test('gives a writer one client id in all its lives, with its owner', async () => {
      expect(await storage.claimClientId('board', 'agent:flights', 5)).toBe(5)
      expect(await storage.claimClientId('board', 'agent:flights', 6)).toBe(5)
      expect(await storage.claimClientId('board', 'agent:hotels', 6)).toBe(6)
      expect(await storage.claimClientId('other', 'agent:flights', 9)).toBe(9)

      const owners = (await storage.load('board'))?.owners ?? []

      expect(owners.map(({ clientId, owner }) => `${clientId} ${owner}`).toSorted()).toEqual(['5 agent:flights', '6 agent:hotels'])
    })
  })
}
