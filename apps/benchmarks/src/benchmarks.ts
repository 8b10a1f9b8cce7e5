import type { Benchmark } from './benchmark.ts'
import { bundleBenchmark } from './bundle/bundle-benchmark.ts'
import { growthBenchmark } from './growth/growth-benchmark.ts'
import { permissionBenchmark } from './permission/permission-benchmark.ts'
import { relayBenchmark } from './relay/relay-benchmark.ts'
import { renderBenchmark } from './render/render-benchmark.ts'
import { restartBenchmark } from './restart/restart-benchmark.ts'
import { rosterBenchmark } from './roster/roster-benchmark.ts'
import { soakBenchmark } from './soak/soak-benchmark.ts'
import { stopBenchmark } from './stop/stop-benchmark.ts'
import { streamRenderBenchmark } from './stream-render/stream-render-benchmark.ts'
import { streamsBenchmark } from './streams/streams-benchmark.ts'

/** Every benchmark by its name on the command line. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  growth: growthBenchmark,
  render: renderBenchmark,
  bundle: bundleBenchmark,
  streams: streamsBenchmark,
  'stream-render': streamRenderBenchmark,
  stop: stopBenchmark,
  relay: relayBenchmark,
  permission: permissionBenchmark,
  roster: rosterBenchmark,
  soak: soakBenchmark,
  restart: restartBenchmark,
}
