/** Controls and questions. Compiled, never run: each expected error is a misuse that the types forbid. */
import type { Answer, InterruptView } from '@callboard/session/interrupts'
import { expectTypeOf } from 'vitest'
import { useAgentControls, useBargeIn, type BargeIn, type ControlCommand } from './controls/index.ts'
import { useGrants, useInterrupt, useInterrupts } from './interrupts/index.ts'

export function Values(): null {
  const { cancel, steer } = useAgentControls({ agent: 'flights', task: 't1' })
  expectTypeOf(cancel.run()).toEqualTypeOf<string | undefined>()
  expectTypeOf(steer.run('By train')).toEqualTypeOf<string | undefined>()
  expectTypeOf(cancel.state).toEqualTypeOf<ControlCommand | undefined>()
  useAgentControls('all').pause.run()

  const { send, state } = useBargeIn()
  expectTypeOf(send('By train', { to: ['guide'], cancel: ['flights/t1'] })).toBeString()
  expectTypeOf(state).toEqualTypeOf<BargeIn | undefined>()

  expectTypeOf(useInterrupts()).toEqualTypeOf<readonly InterruptView[]>()
  useInterrupts({ state: 'all', mine: true, agent: 'flights', task: 'flights/t1', snoozed: 'only' })
  const question = useInterrupt('flights/book')
  expectTypeOf(question?.countdownMs).toEqualTypeOf<number | undefined>()
  expectTypeOf(question?.answer).parameter(0).toEqualTypeOf<Answer>()
  expectTypeOf(useGrants().revoke).returns.toBeVoid()
  return null
}

export function Misuse(): null {
  // @ts-expect-error No such target.
  useAgentControls('everyone')
  // @ts-expect-error A task is an agent's.
  useAgentControls({ task: 't1' })
  // @ts-expect-error A steer has words.
  useAgentControls('all').steer.run()
  // @ts-expect-error There is nothing to say with a stop.
  useAgentControls('all').cancel.run('now')
  // @ts-expect-error Nobody would be told.
  useBargeIn().send('By train')
  // @ts-expect-error Several at once are a list.
  useBargeIn().send('By train', { to: 'guide', cancel: 'flights/t1' })
  // @ts-expect-error No such state.
  useInterrupts({ state: 'answered' })
  // @ts-expect-error There may be no such question.
  void useInterrupt('flights/book').title
  // @ts-expect-error Not a way to answer.
  useInterrupt('flights/book')?.answer({ type: 'maybe' })
  // @ts-expect-error For how long?
  useInterrupt('flights/book')?.snooze()
  // @ts-expect-error Lists are not to be changed.
  useGrants().grants.pop()
  return null
}
