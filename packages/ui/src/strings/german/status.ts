import type { StatusStrings } from '../status-strings.ts'

const REASONS: Readonly<Record<string, string>> = {
  'connection-lost': 'Verbindung verloren',
  left: 'Hat sich abgemeldet',
  'never-joined': 'Ist noch nicht dazugekommen',
  silent: 'Verbunden, meldet sich aber nicht mehr',
  'record-invalid': 'Der Eintrag ist nicht lesbar',
  'waiting-for-person': 'Braucht einen Menschen',
  'waiting-for-agent': 'Braucht einen anderen Agenten',
  fenced: 'Ein anderer Prozess hat übernommen',
  'relay-restarted': 'Der Server wurde inzwischen neu gestartet',
}

/** German for how an agent stands. */
export const GERMAN_STATUS: StatusStrings = {
  agentStatus: {
    offline: 'Offline',
    idle: 'Bereit',
    working: 'Arbeitet',
    waiting: 'Wartet',
    paused: 'Angehalten',
    stalled: 'Stockt',
    failed: 'Gescheitert',
    done: 'Fertig',
  },
  reason: (reason) => REASONS[reason],
  since: (milliseconds, formats) => formats.duration(milliseconds),
  invalidRecord: 'Eintrag nicht lesbar',
}
