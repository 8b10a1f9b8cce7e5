import type { Formats } from './formats.ts'

/** The words around settings. */
export interface ConfigStrings {
  readonly settings: string
  readonly noSettings: string
  readonly noSettingsHint: string
  readonly saveSettings: string
  readonly discardSettings: string
  readonly settingsSaved: string
  unsavedSettings(count: number, formats: Formats): string
  settingsToMend(count: number, formats: Formats): string
  /** Somebody has changed a field that is being edited. `value` is what they made of it. */
  changedMeanwhile(field: string, who: string | undefined, value: string): string
  /** Begins as `theirs` does, which is what is seen on the button. */
  takeTheirs(field: string): string
  /** Begins as `mine` does. */
  keepMine(field: string): string
  readonly theirs: string
  readonly mine: string
  readonly settingsLoading: string
  /** The settings cannot be shown as a form. */
  readonly settingsUnsupported: string
  settingsRefused(reason: string): string
}
