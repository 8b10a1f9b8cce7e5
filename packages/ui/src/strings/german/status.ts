import type { StatusStrings } from '../status-strings.ts'

const REASONS: Readonly<Record<string, string>> = {
  'connection-lost': 'Verbindung verloren',
  left: 'Hat die Sitzung verlassen',
  'never-joined': 'Ist der Sitzung noch nicht beigetreten',
  silent: 'Verbunden, meldet sich aber nicht mehr',
  'record-invalid': 'Der Eintrag ist nicht lesbar',
  'waiting-for-person': 'Wartet auf eine Person',
  'waiting-for-agent': 'Wartet auf einen anderen Agenten',
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
    paused: 'Pausiert',
    stalled: 'Stockt',
    // As short as it must be beside a name.
    failed: 'Fehler',
    done: 'Fertig',
  },
  reason: (reason) => REASONS[reason],
  since: (milliseconds, formats) => formats.duration(milliseconds),
  invalidRecord: 'Nicht lesbar',
}
