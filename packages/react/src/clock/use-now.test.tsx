import { render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { createBoard } from '../fixtures/create-board.tsx'
import { useNow } from './use-now.ts'

test('ticks on by whole intervals of the relay\'s time', async () => {
  const board = await createBoard()
  const seen = new Set<number>()
  const Now = (): ReactElement => {
    const now = useNow(50)
    seen.add(now)
    return <time>{now}</time>
  }
  const before = board.session.now()
  render(<Now />, { wrapper: board.Wrapper })
  expect(Number(screen.getByRole('time').textContent)).toBeGreaterThan(before - 50)
  await waitFor(() => expect(seen.size).toBeGreaterThan(2))
  expect([...seen].every((now) => now % 50 === 0)).toBe(true)
})
