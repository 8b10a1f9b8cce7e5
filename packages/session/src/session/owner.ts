import type { GivenCommand } from '../people/people.ts'
import type { AgentRecord } from '../schema/index.ts'
import { withdrawCommands } from '../verbs/send-command.ts'
import type { VerbContext } from '../verbs/verb-context.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'

/** What an identity does about its own records without being asked. */
export interface Owner {
  readonly writeRecord: (record: AgentRecord) => void
  readonly onSettled: (given: GivenCommand) => void
  start(): void
  stop(): void
}

/**
 * Looks after an identity's own records: takes back commands that are settled, and writes an agent's record again when
 * one of an older life has surfaced over it, or somebody removed it while its agent lives.
 */
export function createOwner(context: VerbContext): Owner {
  const { document, identity } = context
  const settled = new Map<string, Set<string>>()
  let written: AgentRecord | undefined
  let stopObserving: (() => void) | undefined

  const withdraw = (): void => {
    for (const [key, ids] of settled) {
      settled.delete(key)
      if (!context.isClosed()) withdrawCommands(context, key, ids)
    }
  }
  const restore = (id: string): void => {
    if (written === undefined || context.isClosed() || written.leftAt !== undefined) return
    const raw = document.read('agents', id)
    const epoch = typeof raw === 'object' && raw !== null ? (raw as { epoch?: unknown }).epoch : undefined
    const isStale = raw === undefined || (typeof epoch === 'number' && epoch < written.epoch)
    if (isStale) document.write('agents', id, written)
  }
  return {
    writeRecord: (record) => {
      writeAgentRecord(context, record)
      written = document.read('agents', record.id) as AgentRecord
    },
    onSettled: ({ record, command }) => {
      if (settled.size === 0) queueMicrotask(withdraw)
      settled.set(record, (settled.get(record) ?? new Set()).add(command.id))
    },
    start: () => {
      if (identity.kind !== 'agent') return
      const { id } = identity
      stopObserving = document.observe((changes) => {
        if (changes.agents.includes(id)) restore(id)
      })
    },
    stop: () => stopObserving?.(),
  }
}
