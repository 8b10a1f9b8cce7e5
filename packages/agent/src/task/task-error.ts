import { CallboardError } from '@callboard/session/protocol'
import type { TaskRecord } from '@callboard/session/schema'

/** Why a task failed or was cancelled, as it stands in the record. */
export type TaskFailure = NonNullable<TaskRecord['error']>

/** Code and message of a record are lines, at most this long. */
const LINE_LENGTH = 500

/** Reads a thrown value: its code (or name) and message, the latter cut to `length`: what a record holds. */
export function taskFailure(error: unknown, length: number = LINE_LENGTH): TaskFailure {
  if (typeof error !== 'object' || error === null) return { code: 'error', message: line(String(error), length) }
  const code = property(error, 'code') ?? property(error, 'name') ?? 'error'
  return { code: line(code), message: line(property(error, 'message') ?? code, length) }
}

/** Cuts a text to the length of a line, never inside a character. */
export function line(text: string, length: number = LINE_LENGTH): string {
  if (text.length <= length) return text
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/u, '')}…`
}

/** A task takes no more calls after its own end. */
export function taskEnded(id: string, call: string): CallboardError {
  return new CallboardError({
    code: 'task-ended',
    message:
      `Task "${id}" has ended, so ${call}() changes nothing: a task ends exactly once, and people have seen its end. ` +
      'Start a new task for new work, and look at task.ended where either of two places may end it.',
    details: { task: id, call },
  })
}

function property(value: object, name: string): string | undefined {
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'string' && found !== '' ? found : undefined
}
