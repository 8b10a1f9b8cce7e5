import { collectDefaultMetrics, Registry } from 'prom-client'

let registry: Registry | undefined

/**
 * The metrics of the process: CPU, memory, event-loop lag, garbage collection. Their probes never end, so there is one set a
 * process, however many relays run in it, and none until somebody asks.
 */
export function processMetrics(): Promise<string> {
  if (registry === undefined) {
    registry = new Registry()
    collectDefaultMetrics({ register: registry })
  }
  return registry.metrics()
}
