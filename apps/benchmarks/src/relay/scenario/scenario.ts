import type { BenchmarkRow } from '../../benchmark.ts'
import type { ContenderName } from '../contender/contenders.ts'

/** How a scenario is run. */
export interface ScenarioOptions {
  readonly quick: boolean
  readonly rounds: number
  readonly contenders: readonly ContenderName[]
}

/** One situation in which all contenders are put. */
export interface Scenario {
  readonly description: string
  run(options: ScenarioOptions): Promise<readonly BenchmarkRow[]>
}
