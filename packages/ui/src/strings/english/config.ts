import type { ConfigStrings } from '../config-strings.ts'

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
  changedMeanwhile: (field, who, value) => `${who ?? 'Somebody'} set ${field} to ${value} meanwhile.`,
  takeTheirs: (field) => `Take theirs: ${field}`,
  keepMine: (field) => `Keep mine: ${field}`,
  theirs: 'Take theirs',
  mine: 'Keep mine',
  settingsLoading: 'Settings are loading …',
  settingsUnsupported: 'These settings cannot be shown as a form.',
  settingsRefused: (reason) => `Not saved: ${reason}`,
}
