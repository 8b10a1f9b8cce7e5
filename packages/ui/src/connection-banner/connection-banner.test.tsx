import { expect, test, vi } from 'vitest'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { ConnectionBanner } from './connection-banner.tsx'

test('says nothing of trouble that is over before it matters', async () => {
  const { board, change, getByRole } = await renderOnBoard(<ConnectionBanner graceMs={60_000} />)
  await change(() => board.connection.drop())
  await change(() => board.pass(5))
  expect(getByRole('status').textContent).toBe('')
})

test('says once that the connection is lost, however often it tries, and then that it is back', async () => {
  const { board, change, getByRole } = await renderOnBoard(<ConnectionBanner graceMs={0} restoredMs={60_000} />)
  const status = getByRole('status')
  const said: (string | null)[] = []
  new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true })

  await change(() => board.relay.stop())
  await vi.waitFor(() => expect(status.textContent).toMatch(/^Connection lost, reconnecting…/))
  for (let second = 0; second < 20; second += 1) await change(() => board.pass(1))
  expect(board.session.connection.state.getSnapshot().attempt).toBeGreaterThan(3)
  expect(new Set(said).size).toBe(1)

  await change(() => board.relay.start())
  await change(() => board.pass(10))
  await vi.waitFor(() => expect(status.textContent).toBe('Connected again'))
  expect(new Set(said).size).toBe(2)
})

test('stays when the connection is closed for good', async () => {
  const { board, change, getByRole } = await renderOnBoard(<ConnectionBanner restoredMs={0} />)
  await change(() => board.connection.close())
  expect(getByRole('status').textContent).toMatch(/^Disconnected/)
})
