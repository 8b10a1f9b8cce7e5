import { expect, test } from 'vitest'
import { openStreams } from '../testing/open-streams.ts'
import { LoadedLogs } from './loaded-logs.ts'

test('a log that nobody uses is let go of, and one that somebody still holds is found again', async () => {
  const logs = openStreams()
  await logs.ensure('stream', { contentType: 'text/plain' })
  const log = await logs.find('stream')
  if (log === undefined) throw new Error('it was made')
  const loaded = new LoadedLogs(10)
  loaded.add(log)

  const unwatch = log.watch({ onAppended: () => {}, onState: () => {}, onGone: () => {} })
  for (const now of [0, 20, 40]) loaded.sweep(now)
  expect(loaded.held()).toEqual([log])
  unwatch()
  for (const now of [60, 65]) loaded.sweep(now)
  expect(loaded.held()).toEqual([log])
  loaded.sweep(70)
  expect(loaded.held()).toEqual([])
  expect(loaded.get('stream')).toBe(log)
  expect(loaded.held()).toEqual([log])
})
