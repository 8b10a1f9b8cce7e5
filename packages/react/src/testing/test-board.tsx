import type { ReactElement, ReactNode } from 'react'
import { SessionProvider } from '../session/session-provider.tsx'
import type { ScriptedBoard } from './create-test-board.ts'

/** Props of {@link TestBoard}. */
export interface TestBoardProps {
  readonly board: ScriptedBoard
  readonly children?: ReactNode
}

/** Gives what is inside the session of a board that `createTestBoard` made. It does not close the board. */
export function TestBoard({ board, children }: TestBoardProps): ReactElement {
  return <SessionProvider session={board.session}>{children}</SessionProvider>
}
