import { expect, onTestFinished, test, vi } from 'vitest'
import { schedule, unschedule, type SlicedJob } from './slices.ts'

function burn(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

function jobOf(name: string, pieces: number, done: string[]): SlicedJob {
  let left = pieces
  return () => {
    burn(1)
    done.push(name)
    left -= 1
    return left > 0
  }
}

test('a long job lets other tasks in, and other jobs have their turn', async () => {
  const done: string[] = []
  schedule(jobOf('long', 60, done))
  schedule(jobOf('short', 2, done))
  expect(done).toEqual([])
  await Promise.resolve()
  const tasksBetween: number[] = []
  while (done.length < 62) {
    tasksBetween.push(done.length)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(tasksBetween.length).toBeGreaterThan(3)
  expect(done.indexOf('short')).toBeLessThan(3)
  expect(done.filter((name) => name === 'short')).toHaveLength(2)
})

test('in a page, which has other means, a long job is done all the same', async () => {
  vi.stubGlobal('setImmediate', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const done: string[] = []
  schedule(jobOf('long', 40, done))
  await expect.poll(() => done.length).toBe(40)
})

test('a job that is asked for twice is done once, and one that was taken back not at all', async () => {
  const done: string[] = []
  const [once, never] = [jobOf('once', 1, done), jobOf('never', 1, done)]
  schedule(once)
  schedule(once)
  schedule(never)
  unschedule(never)
  await new Promise((resolve) => setImmediate(resolve))
  expect(done).toEqual(['once'])
})
