import { bundleBenchmark } from './bundle/bundle-benchmark.ts'
import { growthBenchmark } from './growth/growth-benchmark.ts'
import { renderBenchmark } from './render/render-benchmark.ts'

/** One line of a benchmark's table: what was measured, and its figures with units in their names. */
export type BenchmarkRow = Readonly<Record<string, string | number>>

/** A comparison that runs ours and at least one peer in the same run. */
export interface Benchmark {
  readonly description: string
  run(options: { readonly quick: boolean }): Promise<readonly BenchmarkRow[]>
}

/** Every benchmark by its name on the command line. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  growth: growthBenchmark,
  render: renderBenchmark,
  bundle: bundleBenchmark,
}
