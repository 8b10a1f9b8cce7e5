import type { StatusStrings } from '../status-strings.ts'

const REASONS: Readonly<Record<string, string>> = {
  'connection-lost': 'Lost its connection',
  left: 'Left the session',
  'never-joined': 'Has not joined yet',
  silent: 'Connected, but has gone quiet',
  'record-invalid': 'Its record cannot be read',
  'waiting-for-person': 'Needs a person',
  'waiting-for-agent': 'Needs another agent',
  fenced: 'Another process has taken over',
  'relay-restarted': 'The relay was restarted meanwhile',
}

/** English for how an agent stands. */
export const ENGLISH_STATUS: StatusStrings = {
  agentStatus: {
    offline: 'Offline',
    idle: 'Idle',
    working: 'Working',
    waiting: 'Waiting',
    paused: 'Paused',
    stalled: 'Stalled',
    failed: 'Failed',
    done: 'Done',
  },
  reason: (reason) => REASONS[reason],
  since: (milliseconds, formats) => formats.duration(milliseconds),
  invalidRecord: 'Unreadable record',
}
