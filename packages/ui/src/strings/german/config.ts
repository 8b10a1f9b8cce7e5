import type { ConfigStrings } from '../config-strings.ts'

/** German for settings. */
export const GERMAN_CONFIG: ConfigStrings = {
  settings: 'Einstellungen',
  noSettings: 'Keine Einstellungen',
  noSettingsHint: 'In dieser Sitzung lässt sich nichts einstellen.',
  saveSettings: 'Speichern',
  discardSettings: 'Verwerfen',
  settingsSaved: 'Gespeichert',
  unsavedSettings: (count, { plural }) => plural(count, { one: '# ungespeicherte Änderung', other: '# ungespeicherte Änderungen' }),
  settingsToMend: (count, { plural }) => plural(count, { one: '# Feld stimmt noch nicht', other: '# Felder stimmen noch nicht' }),
  changedMeanwhile: (field, who, value) => `${who ?? 'Jemand'} hat ${field} inzwischen auf ${value} gesetzt.`,
  takeTheirs: (field) => `Übernehmen: ${field}`,
  keepMine: (field) => `Eigene behalten: ${field}`,
  theirs: 'Übernehmen',
  mine: 'Eigene behalten',
  settingsLoading: 'Einstellungen werden geladen …',
  settingsUnsupported: 'Diese Einstellungen lassen sich nicht als Formular zeigen.',
  settingsRefused: (reason) => `Nicht gespeichert: ${reason}`,
}
