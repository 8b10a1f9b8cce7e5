import { readForeign } from '../document/foreign-value.ts'
import { personRecordSchema, type Command, type PersonRecord } from '../schema/index.ts'

/** A command with who gave it. */
export interface GivenCommand {
  readonly command: Command
  /** Under which key of the root `people` it stands. */
  readonly record: string
  readonly from: { readonly person: string; readonly device: string; readonly name?: string | undefined }
}

/** The key of a person's record for one device. */
export function personKey(person: string, device: string): string {
  return `${person}/${device}`
}

/** What people have sent, as far as it still stands in their records. */
export interface People {
  record(key: string): PersonRecord | undefined
  /** Every command that stands, by id. */
  readonly commands: ReadonlyMap<string, GivenCommand>
  /** A record has changed. Gives what was added to and what went from the commands. */
  onStored(key: string, raw: unknown): CommandChanges
}

/** What a change of a record did to the commands. */
export interface CommandChanges {
  readonly added: readonly GivenCommand[]
  readonly removed: readonly GivenCommand[]
}

/** Reads the root `people`. Invalid records count as absent. */
export function createPeople(): People {
  const records = new Map<string, PersonRecord>()
  const commands = new Map<string, GivenCommand>()

  return {
    record: (key) => records.get(key),
    commands,
    onStored: (key, raw) => {
      const before = records.get(key)
      const after = readPersonRecord(key, raw, before)
      if (after === undefined) records.delete(key)
      else records.set(key, after)
      const kept = new Set(after?.commands.map((command) => command.id))
      const removed = given(key, before).filter(({ command }) => !kept.has(command.id))
      // Two tabs may have sent the same: it stands as long as one of them holds it.
      const left = removed.length > 0 ? [...records].flatMap(([other, record]) => given(other, record)) : []
      const added = [
        ...removed.flatMap((gone) => left.find(({ command }) => command.id === gone.command.id) ?? []),
        ...given(key, after).filter(({ command }) => !before?.commands.includes(command)),
      ]
      for (const { command } of removed) commands.delete(command.id)
      for (const entry of added) commands.set(entry.command.id, entry)
      return { added, removed }
    },
  }
}

function given(key: string, record: PersonRecord | undefined): readonly GivenCommand[] {
  if (record === undefined) return []
  const from = { person: record.id, device: record.device, name: record.name }
  return record.commands.map((command) => ({ command, record: key, from }))
}

function readPersonRecord(key: string, raw: unknown, before: PersonRecord | undefined): PersonRecord | undefined {
  const parsed = readForeign(raw, before, personRecordSchema)
  return parsed.ok && personKey(parsed.value.id, parsed.value.device) === key ? parsed.value : undefined
}
