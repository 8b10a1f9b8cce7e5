import type { ConfigStrings } from '../config-strings.ts'
import { withinLtr } from '../isolate.ts'

/** German for settings. */
export const GERMAN_CONFIG: ConfigStrings = {
  settings: 'Einstellungen',
  noSettings: 'Keine Einstellungen',
  noSettingsHint: 'In dieser Sitzung lässt sich nichts einstellen.',
  saveSettings: 'Speichern',
  discardSettings: 'Verwerfen',
  settingsSaved: 'Gespeichert',
  unsavedSettings: (count, { plural }) => plural(count, { one: '# ungespeicherte Änderung', other: '# ungespeicherte Änderungen' }),
  settingsToMend: (count, { plural }) => plural(count, { one: '# Feld muss korrigiert werden', other: '# Felder müssen korrigiert werden' }),
  changedMeanwhile: (field, who, value) => `${withinLtr(who ?? 'Jemand')} hat ${withinLtr(field)} inzwischen auf ${withinLtr(value)} gesetzt.`,
  takeTheirs: (field) => `Übernehmen: ${withinLtr(field)}`,
  keepMine: (field) => `Eigene behalten: ${withinLtr(field)}`,
  theirs: 'Übernehmen',
  mine: 'Eigene behalten',
  settingsLoading: 'Einstellungen werden geladen\u00a0…',
  settingsUnsupported: 'Diese Einstellungen lassen sich nicht als Formular anzeigen.',
  settingsRefused: (reason) => `Nicht gespeichert: ${withinLtr(reason)}`,
}
