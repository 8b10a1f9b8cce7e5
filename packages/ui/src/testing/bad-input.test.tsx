import { act } from 'react'
import { fireEvent } from '@testing-library/react'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { renderOnBoard } from './render-on-board.tsx'
import { BAD_BOARDS } from './bad-boards.ts'
import { exportedWidgets } from './exported-parts.ts'
import { sticksOut } from './sticking-out.ts'
import { Shelf, SHELF } from './widget-shelf.tsx'
import '../styles.css'

/** All widgets at once on a machine that may be busy; ten thousand tasks take the longest. */
const TIMEOUT_MS = 120_000

/** What things and those who did them are called by. */
const NAMES = [
  '.cb-agent-card-name',
  '.cb-agent-card-task-title',
  '.cb-activity-actor',
  '.cb-activity-subject',
  '.cb-conversation-author',
  '.cb-people-stack-name',
  '.cb-progress-tree-agent',
  '.cb-progress-tree-title',
  '.cb-selection-list-title',
].join(', ')

beforeEach(() => {
  performance.clearResourceTimings()
  performance.setResourceTimingBufferSize(10_000)
})

test('every widget that an entry exports is on the shelf', async () => {
  const { widgets } = await exportedWidgets()
  expect(widgets.filter((name) => !(name in SHELF))).toEqual([])
})

for (const [name, { board, direction = 'ltr' }] of Object.entries(BAD_BOARDS)) test(`${name}: every widget stays whole, readable and inert`, async () => {
  await page.viewport(340, 720)
  document.documentElement.dir = direction
  onTestFinished(() => document.documentElement.removeAttribute('dir'))
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => complaints.mockRestore())
  const { container } = await renderOnBoard(<Shelf />, board)
  await openAll(container)

  const popup = await vi.waitFor(() => document.querySelector('.cb-people-stack-popup') ?? expect.fail('nothing opened'))
  popup.setAttribute('data-widget', 'PeopleStack.Popup')
  const problems = Object.fromEntries([...container.querySelectorAll('[data-widget]'), popup].flatMap((place) => {
    const found = problemsOf(place)
    return found.length === 0 ? [] : [[place.getAttribute('data-widget') ?? '', found.slice(0, 6)]]
  }))
  expect(problems).toEqual({})
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth)
  expect(requestedElsewhere()).toEqual([])
  expect('pwned' in globalThis).toBe(false)
  expect(complaints.mock.calls.map(([said]) => String(said)).filter((said) => /same key|Maximum update|NaN|validateDOMNesting/u.test(said))).toEqual([])
}, TIMEOUT_MS)

/** What is folded away or opens over the page. */
async function openAll(container: HTMLElement): Promise<void> {
  // Forms and what else is loaded as it is needed.
  await vi.waitFor(() => expect(container.querySelector('[data-widget="ConfigPanel"] input')).not.toBeNull(), { timeout: 20_000 })
  await act(async () => {
    for (const details of container.querySelectorAll('details')) details.open = true
    for (const trigger of container.querySelectorAll('[data-widget="PeopleStack"] button')) fireEvent.click(trigger)
    await new Promise(requestAnimationFrame)
  })
}

function problemsOf(place: Element): string[] {
  const thrown = [...place.querySelectorAll('[data-thrown]')].map(({ textContent }) => `threw ${textContent}`)
  const made = [...place.querySelectorAll('.made, script, iframe, object, embed, [onerror], [onload], a[href^="javascript:"]')].map(({ outerHTML }) => `made ${outerHTML.slice(0, 80)}`)
  const nameless = [...place.querySelectorAll(NAMES)].filter(({ textContent }) => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(textContent)).map(({ className }) => `has no name: ${className}`)
  return [...thrown, ...made, ...nameless, ...sticksOut(place).map((said) => `sticks out: ${said}`), ...wrongFigures(place)]
}

function wrongFigures(place: Element): string[] {
  const problems: string[] = []
  for (const meter of place.querySelectorAll('[aria-valuenow]')) {
    const [now, least, most] = ['aria-valuenow', 'aria-valuemin', 'aria-valuemax'].map((name) => Number(meter.getAttribute(name))) as [number, number, number]
    if (!(now >= least && now <= most)) problems.push(`${meter.className}: ${now} of ${least} to ${most}`)
  }
  const texts = [...ownTexts(place), ...[...place.querySelectorAll('[aria-valuetext], [aria-label]')].map((each) => `${each.getAttribute('aria-valuetext') ?? ''} ${each.getAttribute('aria-label') ?? ''}`)]
  for (const text of texts) {
    for (const [figure, sign, percent] of text.matchAll(/([-−]?)([\d.,]+)\s?%/gu)) {
      if (sign !== '' || Number(percent) > 100) problems.push(`says ${figure}`)
    }
    for (const [nonsense] of text.matchAll(/\bNaN\b|Infinity|∞|\bundefined\b|\[object|Invalid Date|[-−]\d+ ?(?:s|min|h)\b/gu)) problems.push(`says ${nonsense}`)
  }
  for (const element of place.querySelectorAll<HTMLElement>('[style]')) {
    for (const size of [element.style.inlineSize, element.style.width]) {
      if (size.endsWith('%') && !(Number.parseFloat(size) >= 0 && Number.parseFloat(size) <= 100)) problems.push(`${element.className} is ${size} wide`)
    }
  }
  return problems
}

/** One by one: figures of neighbours are none together. */
function ownTexts(place: Element): string[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
  return texts
}

function requestedElsewhere(): string[] {
  return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin) && !/^(?:data|blob):/u.test(name))
}
