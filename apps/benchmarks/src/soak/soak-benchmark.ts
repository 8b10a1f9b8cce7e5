import type { Benchmark } from '../benchmark.ts'
import { measureSoak } from './measure-soak.ts'

const QUICK_MINUTES = 1
const DEFAULT_MINUTES = 60

/** Our relay alone, for an hour: whether its memory is level. */
export const soakBenchmark: Benchmark = {
  description: '300 clients for an hour (--minutes N for another time): whether the relay\'s memory stays level',
  run: ({ quick, minutes = quick ? QUICK_MINUTES : DEFAULT_MINUTES }) => measureSoak(minutes),
}
