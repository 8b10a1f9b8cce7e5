import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { AgentAvatar } from '../agent-avatar/agent-avatar.tsx'
import { PLANNERS } from '../story/records.ts'
import { describePart } from '../testing/describe-part.tsx'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { Avatar } from './avatar.tsx'

const PICTURE = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

function show(src: string | undefined, name = 'Ada Lovelace'): HTMLElement {
  return render(<Avatar kind="agent" ownerId="a" name={name} src={src} />).container
}

test('shows a picture once it has loaded, and sends no referrer for it', async () => {
  const container = show(PICTURE)
  await vi.waitFor(() => expect(container.querySelector('img')?.src).toBe(PICTURE))
  expect(container.querySelector('img')?.referrerPolicy).toBe('no-referrer')
  expect(container.textContent).toBe('')
})

test('shows initials in the place of a picture that fails', async () => {
  const failed = new Promise<void>((resolve) => {
    const image = new Image()
    image.addEventListener('error', () => resolve())
    image.src = 'data:image/png;base64,nothing'
  })
  const container = show('data:image/png;base64,nothing')
  await failed
  expect(container.querySelector('img')).toBeNull()
  expect(container.textContent).toBe('AL')
})

test.each(['javascript:globalThis.pwned=true', ' java\tscript:globalThis.pwned=true', 'data:text/html,<script>1</script>', 'data:image/svg+xml,<svg/>', 'file:///etc/passwd', 'http://', ''])(
  'never loads %j',
  (src) => {
    const container = show(src)
    expect(container.textContent).toBe('AL')
    expect((globalThis as { pwned?: unknown }).pwned).toBeUndefined()
  },
)

test('shows a sign of its kind where there is no name to take letters from', () => {
  const container = show(undefined, ' \u0000\u202e ')
  expect(container.textContent).toBe('')
  expect(container.querySelector('svg')).not.toBeNull()
})

test('takes whole characters of any script', () => {
  expect(show(undefined, '大輝 佐藤').textContent).toBe('大佐')
  expect(show(undefined, '👩‍🚀 Crew').textContent).toContain('👩‍🚀C')
})

test('an agent by itself has a name and a status for those who do not see it', async () => {
  const { change, board } = await renderOnBoard(<AgentAvatar agentId="flights" />, (shown) => shown.agent('flights', PLANNERS.flights))
  expect(screen.getByRole('img', { name: 'Flights: Working' })).toBeDefined()
  await change(() => board.foreignRecord('flights', 7))
  expect(screen.getByRole('img', { name: /Unreadable record/u })).toBeDefined()
})

describePart('AgentAvatar', {
  part: <AgentAvatar agentId="flights" />,
  tag: 'span',
  className: 'cb-agent-avatar',
  attributes: { 'data-status': 'working' },
  board: (board) => board.agent('flights', PLANNERS.flights),
})
