/** From where a stream is read, and how much of it is kept. */
export interface ReadOptions {
  /** `start`; `now`, to see only what comes; or a {@link StreamView.position}. @default 'start' */
  readonly from?: 'start' | 'now' | number | undefined
  /**
   * How many characters of text and reasoning are kept, about (up to a quarter more); the oldest go first. A part that
   * is neither counts as 64. @default all
   */
  readonly window?: number | undefined
}
