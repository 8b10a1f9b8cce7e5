import type { ConfigStrings } from '../config-strings.ts'
import { withinLtr } from '../isolate.ts'

/** English for settings. */
export const ENGLISH_CONFIG: ConfigStrings = {
  settings: 'Settings',
  noSettings: 'No settings',
  noSettingsHint: 'This session has nothing that can be set.',
  saveSettings: 'Save',
  discardSettings: 'Discard',
  settingsSaved: 'Saved',
  unsavedSettings: (count, { plural }) => plural(count, { one: '# unsaved change', other: '# unsaved changes' }),
  settingsToMend: (count, { plural }) => plural(count, { one: '# field needs another look', other: '# fields need another look' }),
  changedMeanwhile: (field, who, value) => `${withinLtr(who ?? 'Somebody')} set ${withinLtr(field)} to ${withinLtr(value)} meanwhile.`,
  takeTheirs: (field) => `Take theirs: ${withinLtr(field)}`,
  keepMine: (field) => `Keep mine: ${withinLtr(field)}`,
  theirs: 'Take theirs',
  mine: 'Keep mine',
  settingsLoading: 'Loading the settings…',
  settingsUnsupported: 'These settings cannot be shown as a form.',
  settingsRefused: (reason) => `Not saved: ${withinLtr(reason)}`,
}
