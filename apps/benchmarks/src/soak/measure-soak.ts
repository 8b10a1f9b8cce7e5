import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchmarkRow } from '../benchmark.ts'
import { startChild, type Child } from '../process/child.ts'
import type { Usage, Work } from './soak-plan.ts'

const SAMPLE_MS = 10_000
const MIB = 1024 * 1024

/** By so much more at the end than after the first sixth, memory still counts as level. */
const LEVEL_SHARE = 1.1

interface Sample extends Usage {
  readonly seconds: number
  readonly diskBytes: number
}

/** Runs relay and load for `minutes`, looks every ten seconds, and judges what was seen. */
export async function measureSoak(minutes: number): Promise<readonly BenchmarkRow[]> {
  const data = await mkdtemp(join(tmpdir(), 'callboard-soak-'))
  const relay = startChild(new URL('./process/relay.ts', import.meta.url), [data])
  let load: Child | undefined
  try {
    const url = String(await relay.ask())
    load = startChild(new URL('./process/load.ts', import.meta.url), [url])
    await load.ask()
    const samples = await sample(relay, minutes * 60_000, data)
    return [...judge(samples, (await load.ask({})) as Work), ...samples.map(rowOf)]
  } finally {
    await load?.stop()
    await relay.stop()
    await rm(data, { recursive: true, force: true })
  }
}

async function sample(relay: Child, durationMs: number, data: string): Promise<readonly Sample[]> {
  const samples: Sample[] = []
  const startedAt = performance.now()
  for (let due = SAMPLE_MS; due <= durationMs; due += SAMPLE_MS) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, startedAt + due - performance.now())))
    const usage = (await relay.ask({})) as Usage
    samples.push({ ...usage, seconds: Math.round((performance.now() - startedAt) / 1_000), diskBytes: await sizeOf(data) })
  }
  return samples
}

/** What it came to: the second sixth beside the last. */
function judge(samples: readonly Sample[], work: Work): readonly BenchmarkRow[] {
  const sixth = Math.max(1, Math.floor(samples.length / 6))
  const after = samples.slice(sixth, 2 * sixth)
  const end = samples.slice(-sixth)
  const last = samples.at(-1)
  const seconds = last?.seconds ?? 0
  const rows = (['rss', 'heapUsed', 'liveHeap', 'external', 'diskBytes'] as const).map((figure) => {
    const [from, to] = [median(after, figure), median(end, figure)]
    return {
      scenario: 'level',
      figure,
      'after the first sixth MiB': round(from / MIB),
      'last sixth MiB': round(to / MIB),
      'growth %': round((to / from - 1) * 100),
      level: to <= from * LEVEL_SHARE ? 'yes' : 'no',
    }
  })
  const { lastRefusal, ...counts } = work
  const cpu = round(((last?.cpuSeconds ?? 0) / Math.max(1, seconds)) * 100)
  return [...rows, { scenario: 'work', minutes: round(seconds / 60), ...counts, ...(lastRefusal === '' ? {} : { lastRefusal }), 'relay CPU %': cpu }]
}

function rowOf({ seconds, rss, heapUsed, liveHeap, external, diskBytes, connections }: Sample): BenchmarkRow {
  const sizes = { rssMiB: rss, heapMiB: heapUsed, liveHeapMiB: liveHeap, externalMiB: external, diskMiB: diskBytes }
  return {
    scenario: 'samples',
    seconds,
    connections,
    ...Object.fromEntries(Object.entries(sizes).map(([name, bytes]) => [name, round(bytes / MIB)])),
  }
}

function median(samples: readonly Sample[], figure: 'rss' | 'heapUsed' | 'liveHeap' | 'external' | 'diskBytes'): number {
  const values = samples.map((entry) => entry[figure]).toSorted((left, right) => left - right)
  return values[Math.floor(values.length / 2)] ?? 0
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

async function sizeOf(directory: string): Promise<number> {
  const files = await readdir(directory)
  const sizes = await Promise.all(files.map((file) => stat(join(directory, file)).then(({ size }) => size, () => 0)))
  return sizes.reduce((sum, size) => sum + size, 0)
}
