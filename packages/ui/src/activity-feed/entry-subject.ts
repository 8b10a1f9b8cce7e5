import type { ActivityEntry } from '@callboard/session/activity'
import { shownName } from '../name/shown-name.ts'
import { describeEntry } from '../selection-list/describe-entry.ts'

/** What an entry is about, in a few words: the title of a task, a question or a choice. */
export function entrySubject(entry: ActivityEntry): string {
  switch (entry.kind) {
    case 'selection-changed':
      return describeEntry({ key: entry.key, value: entry.after ?? entry.before, valid: true, issues: [] }).title
    case 'config-changed':
      return entry.key.replaceAll(/[-_]/gu, ' ')
    case 'task-started':
    case 'task-ended':
    case 'milestone-reached':
      return shownName(entry.title, idOf(entry.taskKey))
    case 'question-asked':
    case 'question-ended':
      return shownName(entry.title, idOf(entry.interruptKey))
    default:
      return ''
  }
}

/** Keys are the agent's id, a slash, and the id that the agent gave. */
function idOf(key: string): string {
  return key.slice(key.indexOf('/') + 1)
}

/** The tone of an entry: what went well, wants an eye, went wrong, or is only news. */
export type EntryTone = 'done' | 'waiting' | 'failed' | 'accent' | 'plain'

/** The tone of an entry. */
export function entryTone(entry: ActivityEntry): EntryTone {
  switch (entry.kind) {
    case 'agent-failed': return 'failed'
    case 'agent-stalled':
    case 'agent-lost':
    case 'question-asked': return 'waiting'
    case 'task-ended': return entry.status === 'done' ? 'done' : entry.status === 'failed' ? 'failed' : 'plain'
    case 'milestone-reached': return 'done'
    case 'command-ended': return entry.state === 'done' ? 'done' : 'waiting'
    case 'question-ended': return entry.state === 'answered' ? 'done' : 'plain'
    case 'selection-changed':
    case 'config-changed':
    case 'command-given': return 'accent'
    default: return 'plain'
  }
}
