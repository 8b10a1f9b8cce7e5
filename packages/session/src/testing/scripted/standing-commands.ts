import type { IncomingCommand } from '../../commands/incoming-command.ts'
import { parseWith, personRecordSchema } from '../../schema/index.ts'
import type * as Y from 'yjs'

/** The commands that stand in people's records. */
export function standingCommands(doc: Y.Doc): readonly IncomingCommand[] {
  return [...doc.getMap('people').values()].flatMap((raw) => {
    const parsed = parseWith(personRecordSchema, raw)
    if (!parsed.ok) return []
    const { id, device, name, commands } = parsed.value
    return commands.map((command) => ({ command, from: { person: id, device, name } }))
  })
}

/** Their ids. */
export function standingIds(commands: readonly IncomingCommand[]): ReadonlySet<string> {
  return new Set(commands.map(({ command }) => command.id))
}
