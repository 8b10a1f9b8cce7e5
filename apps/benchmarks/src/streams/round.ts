/** How fast is written in a round. */
export interface StreamLoad {
  readonly writers: number
  /** Of each writer. */
  readonly tokensPerSecond: number
  readonly seconds: number
}

/** What the load's process is told to do. */
export interface LoadRequest extends StreamLoad {
  /** Name of the contender. */
  readonly contender: string
  readonly writerPort: number
  readonly readerPort: number
}

/** What it saw: milliseconds from the writing of each token until the reader had it. */
export interface LoadResult {
  readonly latenciesMs: readonly number[]
}

/** How many tokens each writer writes. */
export function tokensOf({ tokensPerSecond, seconds }: StreamLoad): number {
  return Math.round(tokensPerSecond * seconds)
}
