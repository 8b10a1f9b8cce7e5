import { expect, test } from 'vitest'
import { until } from '../testing/until.ts'
import { JoinQueue } from './join-queue.ts'

const MIB = 1024 * 1024

test('a storm is answered in order, as much of it at once as may be in memory', async () => {
  const queue = new JoinQueue()
  const answered: number[] = []
  const gone: (() => void)[] = []
  for (let joiner = 0; joiner < 100; joiner++) {
    queue.add((done) => {
      answered.push(joiner)
      done({ bytes: 2 * MIB, whenGone: (listener) => void gone.push(listener) })
    })
  }

  await until('the memory is used', () => answered.length === 32)
  await new Promise((resolve) => setImmediate(resolve))
  expect(answered).toHaveLength(32)
  for (let left = 0; left < 100; left++) {
    await until('another was answered', () => gone.length > left)
    gone[left]?.()
  }

  expect(answered).toEqual(Array.from({ length: 100 }, (_, index) => index))
})

test('what else there is to do has its turn between answers', async () => {
  const queue = new JoinQueue()
  let answered = 0
  let turns = 0
  const count = (): void => {
    turns += 1
    if (answered < 20) setImmediate(count)
  }
  setImmediate(count)
  for (let joiner = 0; joiner < 20; joiner++) {
    queue.add((done) => {
      const end = performance.now() + 5
      while (performance.now() < end);
      answered += 1
      done(undefined)
    })
  }

  await until('all are answered', () => answered === 20)
  expect(turns).toBeGreaterThan(5)
})

test('who does not take an answer keeps nobody waiting for long', async () => {
  const queue = new JoinQueue()
  let answered = 0
  const never = (): void => {}
  for (let joiner = 0; joiner < 40; joiner++) {
    queue.add((done) => {
      answered += 1
      done({ bytes: 2 * MIB, whenGone: never })
    })
  }
  await until('the memory is used', () => answered === 32)
  await until('the rest is answered all the same', () => answered === 40)
})
