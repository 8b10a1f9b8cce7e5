import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

/** Keeps the thread busy for longer than a turn may take. */
function labour(): void {
  const until = performance.now() + 2
  while (performance.now() < until);
}

test('what is put off is done in order, and others are heard between two turns', async () => {
  const turns = new Turns()
  const done: string[] = []
  for (const name of ['a', 'b', 'c']) {
    turns.add(() => {
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
    turns.add(() => {
      throw bug
    })
    turns.add(resolve)
  })
  await isDone
  expect(await thrown).toBe(bug)
})
