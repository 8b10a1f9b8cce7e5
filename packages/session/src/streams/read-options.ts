/** From where a stream is read, and how much of it is kept. */
export interface ReadOptions {
  /** `start`; `now`, to see only what comes; or a {@link StreamView.position}. @default 'start' */
  readonly from?: 'start' | 'now' | number | undefined
  /** How many characters of text and reasoning are kept, about; the oldest go first. @default all */
  readonly window?: number | undefined
}
