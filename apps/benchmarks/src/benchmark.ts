/** One line of a benchmark's table: what was measured, and its figures with units in their names. */
export type BenchmarkRow = Readonly<Record<string, string | number>>

/** A comparison that runs ours and at least one peer in the same run. */
export interface Benchmark {
  readonly description: string
  run(options: { readonly quick: boolean }): Promise<readonly BenchmarkRow[]>
}
