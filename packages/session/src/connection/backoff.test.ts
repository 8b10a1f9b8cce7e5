import { expect, test } from 'vitest'
import { openBoard, quiet } from '../fixtures/open-board.ts'
import { createManualClock } from '../testing/manual-clock.ts'

test('a relay that cuts off whom it just let in, as with a full disk, is asked less and less', async () => {
  const clock = createManualClock()
  await using board = openBoard(clock)
  const { link } = await board.person('ada')
  const waits: number[] = []
  const comeBack = async (): Promise<void> => {
    link.drop()
    await quiet()
    const wait = (link.state.getSnapshot().retryAt ?? 0) - clock.now()
    waits.push(wait)
    await clock.advance(wait)
    expect(link.state.getSnapshot()).toMatchObject({ status: 'connected', synced: true })
  }
  await clock.advance(60_000)
  for (let times = 0; times < 6; times += 1) await comeBack()
  await clock.advance(60_000)
  await comeBack()
  expect(waits).toEqual([150, 300, 600, 1_200, 1_875, 1_875, 150])
})
