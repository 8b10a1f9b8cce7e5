import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { until } from '../testing/until.ts'
import { Rounds } from './rounds.ts'

test('what is asked for in one turn of the event loop is done in one, in order, and what is asked for meanwhile later', async () => {
  const rounds = new Rounds()
  const done: string[] = []
  rounds.request(() => {
    done.push('first')
    rounds.request(() => done.push('meanwhile'))
    queueMicrotask(() => done.push('end of the first'))
  })
  rounds.request(() => done.push('second'))
  expect(done).toEqual([])

  await until('all is done', () => done.length === 4)

  expect(done).toEqual(['first', 'second', 'end of the first', 'meanwhile'])
})

test('who is alone never waits for others', async () => {
  const rounds = new Rounds()
  for (let round = 0; round < 5; round++) {
    let isDone = false
    rounds.request(() => (isDone = true))
    await nextTurn()
    expect(isDone).toBe(true)
  }
})

test('after a round of many those that come next are gathered, for so many milliseconds and 15 at most', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const rounds = new Rounds()
  let done = 0
  const ask = (times: number): void => {
    for (; times > 0; times--) rounds.request(() => (done += 1))
  }
  ask(100)
  vi.advanceTimersByTime(0)
  expect(done).toBe(100)

  ask(3)
  vi.advanceTimersByTime(14)
  expect(done).toBe(100)
  vi.advanceTimersByTime(1)
  expect(done).toBe(103)

  ask(1)
  vi.advanceTimersByTime(2)
  expect(done).toBe(104)
})
