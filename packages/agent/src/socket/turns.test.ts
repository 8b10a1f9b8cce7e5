import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

const MEBIBYTE = 1024 * 1024

/** Keeps the thread busy for longer than a turn may take. */
function labour(): void {
  const until = performance.now() + 2
  while (performance.now() < until);
}

test('what is put off is done in order, and others are heard between two turns', async () => {
  const turns = new Turns()
  const done: string[] = []
  for (const name of ['a', 'b', 'c']) {
    turns.add(1, () => {
      done.push(name)
      labour()
    })
  }
  expect(done).toEqual([])
  while (done.length < 4) {
    await nextTurn()
    if (done.length === 1) done.push('in between')
  }
  expect(done).toEqual(['a', 'in between', 'b', 'c'])
})

test('one that throws keeps nothing else from being done', async () => {
  const turns = new Turns()
  const thrown = new Promise<unknown>((resolve) => {
    const others = process.rawListeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.once('uncaughtException', (error) => {
      for (const other of others) process.on('uncaughtException', other as NodeJS.UncaughtExceptionListener)
      resolve(error)
    })
  })
  const bug = new Error('a bug')
  const isDone = new Promise<void>((resolve) => {
    turns.add(1, () => {
      throw bug
    })
    turns.add(1, resolve)
  })
  await isDone
  expect(await thrown).toBe(bug)
})

test('when too much waits it is all done at once, each of it once, also what is put off meanwhile', async () => {
  const turns = new Turns()
  const done: number[] = []
  for (let index = 0; index < 16; index += 1) {
    turns.add(MEBIBYTE, () => {
      done.push(index)
      if (index === 0) turns.add(1, () => done.push(100))
    })
  }
  expect(done).toEqual([])
  turns.add(1, () => done.push(16))
  expect(done).toEqual([...Array.from({ length: 17 }, (_, index) => index), 100])
  turns.add(1, () => done.push(101))
  await nextTurn()
  await nextTurn()
  expect(done.slice(17)).toEqual([100, 101])
})
