

/** The words around what has been chosen. */
export interface SelectionStrings {
  readonly selections: string
  readonly invalidEntry: string
  readonly noSelections: string
  remove(title: string): string
  removed(title: string): string
  readonly undo: string
}
