/** One line of a benchmark's table: what was measured, and its figures with units in their names. */
export type BenchmarkRow = Readonly<Record<string, string | number>>

/** How much of a benchmark is run. */
export interface BenchmarkOptions {
  /** Seconds instead of minutes: to see that it runs. */
  readonly quick: boolean
  /** How long one that only watches runs, minutes. */
  readonly minutes?: number | undefined
  /** Names of parts. @default all */
  readonly only?: readonly string[] | undefined
  /** Names of contenders. @default all */
  readonly among?: readonly string[] | undefined
}

/** A comparison that runs ours and at least one peer in the same run. */
export interface Benchmark {
  readonly description: string
  /** What can be run alone, with `--only`, if anything can. */
  readonly parts?: readonly string[]
  /** Whom it can be run among, with `--among`, if that can be chosen. */
  readonly contenders?: readonly string[]
  run(options: BenchmarkOptions): Promise<readonly BenchmarkRow[]>
}
