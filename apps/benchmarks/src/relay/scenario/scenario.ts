import type { BenchmarkRow } from '../../benchmark.ts'
import type { Contender } from '../contender/contenders.ts'

/** How a scenario is run. */
export interface ScenarioOptions {
  readonly quick: boolean
  readonly rounds: number
  /** By the names that the table shows. */
  readonly contenders: Readonly<Record<string, Contender>>
}

/** One situation in which all contenders are put. */
export interface Scenario {
  readonly description: string
  run(options: ScenarioOptions): Promise<readonly BenchmarkRow[]>
}
