/** Without a registered schema. Compiled, never run: each expected error is a misuse that the types forbid. */
import { expectTypeOf } from 'vitest'
import { joinSession, type Agent, type Task } from '../index.ts'

export function values(agent: Agent): void {
  expectTypeOf(agent.run({ title: 'Sum' }, () => 42)).toEqualTypeOf<Promise<number>>()
  expectTypeOf(agent.run({ title: 'Sum' }, async () => 'x')).toEqualTypeOf<Promise<string>>()
  expectTypeOf(agent.selections.get('anything')).toBeUnknown()
  expectTypeOf(agent.signal).toEqualTypeOf<AbortSignal>()
  agent.setStatus(null)
}

export async function misuse(agent: Agent, task: Task): Promise<void> {
  // @ts-expect-error The agent is missing.
  await joinSession({ url: 'ws://127.0.0.1:4455', session: 'trip' })
  // @ts-expect-error An agent has a name.
  await joinSession({ url: 'ws://127.0.0.1:4455', session: 'trip', agent: { id: 'flights' } })
  // @ts-expect-error The session is missing.
  await joinSession({ url: 'ws://127.0.0.1:4455', agent: { id: 'flights', name: 'Flights' } })
  // @ts-expect-error Readers derive that, no agent says it.
  agent.setStatus('offline')
  // @ts-expect-error A task has a title.
  agent.task({ total: 3 })
  // @ts-expect-error A parent names its agent too.
  agent.task({ title: 'Part', parent: 'plan' })
  // @ts-expect-error A subtask has the parent it is made on.
  task.subtask({ title: 'Part', parent: task.ref })
  // @ts-expect-error Progress counts or is a fraction.
  task.progress({ percent: 50 })
  // @ts-expect-error Numbers are not read from text.
  task.progress('50')
  // @ts-expect-error Only its own calls end it.
  task.ended = true
  // @ts-expect-error A refusal says why.
  for await (const message of agent.messages()) message.refuse()
  // @ts-expect-error A reply is to a message, not to its id.
  agent.say('Hello', { replyTo: 'message-1' })
  // @ts-expect-error Settings are people's to make.
  agent.config.set('budget', 100)
  // @ts-expect-error The list is not to be changed.
  agent.people.getSnapshot().pop()
  // @ts-expect-error Work is a function.
  await agent.run({ title: 'Sum' }, 42)
}
