/** Hooks without a registered schema. Compiled, never run: each expected error is a misuse that the types forbid. */
import type { AgentView, Session } from '@callboard/session'
import type { ReactElement } from 'react'
import { expectTypeOf } from 'vitest'
import * as Y from 'yjs'
import {
  SessionProvider,
  useAgent,
  useAgents,
  useCommands,
  useProgress,
  useSelection,
  useSession,
  useSharedType,
  useStore,
  useTasks,
} from './index.ts'

export function Values(): null {
  expectTypeOf(useAgent('flights')).toEqualTypeOf<AgentView | undefined>()
  expectTypeOf(useSelection('anything').value).toBeUnknown()
  expectTypeOf(useSharedType('notes', Y.Text)).toEqualTypeOf<Y.Text>()
  expectTypeOf(useSharedType('outline', Y.Array<string>)).toEqualTypeOf<Y.Array<string>>()
  expectTypeOf(useSharedType('outline', Y.Array<string>, (outline) => outline.length)).toBeNumber()
  const { totals } = useSession()
  expectTypeOf(useStore(totals, ({ online }) => online)).toBeNumber()
  expectTypeOf(useStore(totals)).toEqualTypeOf(totals.getSnapshot())
  return null
}

export function Misuse({ session }: { session: Session }): ReactElement {
  // @ts-expect-error There may be no such agent.
  void useAgent('flights').name
  // @ts-expect-error Lists are not to be changed.
  useAgents().push('hotels')
  // @ts-expect-error A target is one of the two.
  useProgress({ person: 'ada' })
  // @ts-expect-error Tasks are of an agent or below a task.
  useTasks({ status: 'running' })
  // @ts-expect-error A command has a kind.
  useCommands().send({ to: 'flights', text: 'Lisbon' })
  // @ts-expect-error No such kind of command.
  useCommands().send({ kind: 'dance', to: 'flights' })
  // @ts-expect-error Not a Yjs type.
  useSharedType('notes', Map)
  const identity = { kind: 'observer' } as const
  return (
    <>
      <SessionProvider session={session} />
      <SessionProvider url="ws://localhost:4455" name="trip" identity={identity} />
      {/* @ts-expect-error Either a session or what it takes to make one. */}
      <SessionProvider session={session} url="ws://localhost:4455" name="trip" identity={identity} />
      {/* @ts-expect-error The identity is missing. */}
      <SessionProvider url="ws://localhost:4455" name="trip" />
      {/* @ts-expect-error Nothing at all. */}
      <SessionProvider />
    </>
  )
}
