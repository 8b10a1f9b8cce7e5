import { LIVENESS_TIMEOUT_MS } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { launchPlanner } from './planner.ts'
import { openPage, type PlannerPage } from './planner-page.ts'
import { watchLag } from './machine-lag.ts'
import { until } from './until.ts'

/** How soon the page shows what the relay has found. Milliseconds. */
const SHOWN_WITHIN_MS = 1000

test('an agent that is killed is shown offline within a second, and online again once it is back', async () => {
  const planner = await launchPlanner()
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  // Once the planner has answered, it has loaded what it needs, and nothing else goes on.
  await board.say('hello')
  await until('the planner has answered', async () =>
    (await board.messages()).some(({ from, status }) => from === 'agent' && status === 'done'))
  await until('everybody is idle', async () => Object.values(await board.statuses()).every((status) => status === 'idle'))
  const before = await board.statuses()
  const seen = await watchStatuses(board)

  const lag = watchLag()
  const killedAt = Date.now()
  planner.signal('hotels', 'SIGKILL')
  await until('the hotels agent is shown offline', async () => (await board.status(/hotel/i)) === 'offline')
  const offline = (await seen()).find(({ name, status }) => /hotel/i.test(name) && status === 'offline')
  expect((offline?.at ?? Infinity) - killedAt).toBeLessThan(SHOWN_WITHIN_MS + lag())

  await until('the hotels agent is online again', async () => (await board.status(/hotel/i)) !== 'offline')
  expect(await board.statuses()).toEqual(before)
  const others = (await seen()).filter(({ name }) => !/hotel/i.test(name))
  expect(others).toEqual([])
})

test('an agent that hangs is shown stalled or offline within the heartbeat, and recovers', async () => {
  const planner = await launchPlanner()
  const board = await openPage(planner.url)
  await board.everybodyOnline(4)
  const seen = await watchStatuses(board)

  const lag = watchLag()
  const stoppedAt = Date.now()
  planner.signal('flights', 'SIGSTOP')
  await until('the flights agent is shown stalled or offline', async () =>
    ['stalled', 'offline'].includes((await board.status(/flight/i)) ?? ''))
  const noticed = (await seen()).find(({ status }) => status === 'stalled' || status === 'offline')
  expect((noticed?.at ?? Infinity) - stoppedAt).toBeLessThan(LIVENESS_TIMEOUT_MS + SHOWN_WITHIN_MS + lag())

  planner.signal('flights', 'SIGCONT')
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
