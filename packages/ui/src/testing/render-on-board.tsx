import { SessionProvider } from '@callboard/react'
import { render, type RenderResult } from '@testing-library/react'
import { act, type ReactElement } from 'react'
import { onTestFinished } from 'vitest'
import { createStoryBoard, type BoardScript, type OpenStoryBoard } from '../story/story-board.ts'

/** What a test rendered, and the board that it shows. */
export interface RenderedOnBoard extends RenderResult {
  readonly board: OpenStoryBoard
  /** Does something on the board and lets React catch up. */
  change(action: () => unknown): Promise<void>
}

/** Renders widgets on a real session in memory, on which `script` has put something. */
export async function renderOnBoard(ui: ReactElement, script: BoardScript = () => {}): Promise<RenderedOnBoard> {
  const board = await createStoryBoard()
  onTestFinished(() => board.close())
  await script(board)
  await board.pass(0)
  const rendered = render(ui, { wrapper: ({ children }) => <SessionProvider session={board.session}>{children}</SessionProvider> })
  return {
    ...rendered,
    board,
    change: async (action) => {
      await act(async () => {
        await action()
        await board.pass(0)
      })
    },
  }
}
