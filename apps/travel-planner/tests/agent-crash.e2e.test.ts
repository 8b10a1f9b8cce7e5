import { DEAD_LINK_AFTER_MS } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { startPlanner } from './planner.ts'
import { openPage, type PlannerPage } from './planner-page.ts'
import { until } from './until.ts'

test('an agent that is killed is shown offline within a second, and online again once it is back', async () => {
  const planner = await startPlanner()
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  const before = await board.statuses()
  const seen = await watchStatuses(board)

  const killedAt = Date.now()
  await planner.agents.hotels.signal('SIGKILL')
  await until('the hotels agent is shown offline', async () => (await board.status(/hotel/i)) === 'offline')
  const offline = (await seen()).find(({ name, status }) => /hotel/i.test(name) && status === 'offline')
  expect((offline?.at ?? Infinity) - killedAt).toBeLessThan(1000)

  planner.agents.hotels.restart()
  await until('the hotels agent is online again', async () => (await board.status(/hotel/i)) !== 'offline')
  expect(await board.statuses()).toEqual(before)
  const others = (await seen()).filter(({ name }) => !/hotel/i.test(name))
  expect(others).toEqual([])
})

test('an agent that hangs is shown stalled or offline within the heartbeat, and recovers', async () => {
  const planner = await startPlanner()
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  const seen = await watchStatuses(board)

  const stoppedAt = Date.now()
  await planner.agents.flights.signal('SIGSTOP')
  await until('the flights agent is shown stalled or offline', async () =>
    ['stalled', 'offline'].includes((await board.status(/flight/i)) ?? ''))
  const noticed = (await seen()).find(({ status }) => status === 'stalled' || status === 'offline')
  expect((noticed?.at ?? Infinity) - stoppedAt).toBeLessThan(DEAD_LINK_AFTER_MS)

  await planner.agents.flights.signal('SIGCONT')
  await board.everybodyOnline(4)
})

interface StatusChange {
  readonly name: string
  readonly status: string
  /** Milliseconds since the Unix epoch, when the page showed it. */
  readonly at: number
}

/** Notes every change of a status at the moment the page shows it. */
async function watchStatuses(board: PlannerPage): Promise<() => Promise<readonly StatusChange[]>> {
  const changes = await board.agents.evaluateHandle((region) => {
    const noted: { name: string; status: string; at: number }[] = []
    new MutationObserver((mutations) => {
      for (const { target } of mutations) {
        if (!(target instanceof HTMLElement) || !target.matches('li')) continue
        const name = target.querySelector('.cb-agent-card-name')?.textContent ?? ''
        noted.push({ name, status: target.dataset['status'] ?? '', at: Date.now() })
      }
    }).observe(region, { subtree: true, attributes: true, attributeFilter: ['data-status'] })
    return noted
  })
  return () => changes.jsonValue()
}
