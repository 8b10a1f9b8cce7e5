import type { IncomingCommand } from '@callboard/session'
import type { Author, Authors } from './authors.ts'

/** Who wrote the record in which a command stands. */
export function writerOf(authors: Authors, command: IncomingCommand): Author | undefined {
  return authors.of('people', recordOf(command))
}

/** Resolves when that is known, or never will be. */
export function whenWriterKnown(authors: Authors, command: IncomingCommand): Promise<void> | undefined {
  return authors.whenWritersKnown('people', [recordOf(command)])
}

function recordOf({ from }: IncomingCommand): string {
  return `${from.person}/${from.device}`
}
