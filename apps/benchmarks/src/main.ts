/** `npm run bench -- NAME --json FILE`: runs one benchmark, prints its table and, if asked, keeps its figures as JSON. */
import { writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Benchmark } from './benchmark.ts'
import { benchmarks } from './benchmarks.ts'

const { values, positionals } = readArguments()
const name = positionals[0] ?? ''
const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined
if (benchmark === undefined || values.help) {
  console.error('Usage: npm run bench -- NAME [--json FILE] [--quick] [--only PARTS] [--among CONTENDERS] [--minutes N]\n\nNAME is one of:')
  for (const [key, { description }] of Object.entries(benchmarks)) console.error(`  ${key.padEnd(13)} ${description}`)
  for (const [key, { parts, contenders }] of Object.entries(benchmarks)) {
    if (parts !== undefined) console.error(`\nPARTS of ${key}, with commas between: ${parts.join(', ')}`)
    if (contenders !== undefined) console.error(`CONTENDERS of ${key}, by any part of their names: ${contenders.join('; ')}`)
  }
  process.exit(name === '' || values.help ? 0 : 1)
}

const { only, among } = choose(benchmark)
// Two programs to a core and times mean little: what the machine did besides is noted.
const loadAverage = Number(loadavg()[0]?.toFixed(2))
const minutes = values.minutes === undefined ? undefined : Number(values.minutes)
const rows = await benchmark.run({ quick: values.quick, minutes, only, among })
for (const [scenario, part] of Map.groupBy(rows, (row) => row['scenario'])) {
  // Those are for the file.
  if (scenario !== 'samples') console.table(part)
}
if (values.json !== undefined) {
  const { version: node, platform, arch } = process
  const machine = { node, platform, arch, cores: availableParallelism(), loadAverage }
  const report = { benchmark: name, at: new Date().toISOString(), quick: values.quick, machine, rows }
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`)
}

/** What of a benchmark is asked for; ends the process if there is no such thing. */
function choose({ parts = [], contenders = [] }: Benchmark): { only?: string[] | undefined; among?: string[] | undefined } {
  const only = values.only?.split(',')
  const among = values.among?.split(',').flatMap((part) => contenders.filter((contender) => contender.includes(part)))
  const unknown = only?.find((part) => !parts.includes(part))
  if (unknown !== undefined || among?.length === 0) {
    console.error(`${name} has no ${unknown ?? values.among}.\nSee npm run bench -- --help.`)
    process.exit(1)
  }
  return { only, among }
}

function readArguments(): {
  values: { json?: string; quick: boolean; help: boolean; only?: string; among?: string; minutes?: string }
  positionals: string[]
} {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'string' },
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
        among: { type: 'string' },
        minutes: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nSee npm run bench -- --help.`)
    process.exit(1)
  }
}
