/** `npm run bench -- NAME --json FILE`: runs one benchmark, prints its table and, if asked, keeps its figures as JSON. */
import { writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchmarks } from './benchmarks.ts'

const { values, positionals } = readArguments()
const name = positionals[0] ?? ''
const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined
if (benchmark === undefined || values.help) {
  console.error(`Usage: npm run bench -- NAME [--json FILE] [--quick]\n\nNAME is one of:`)
  for (const [key, { description }] of Object.entries(benchmarks)) console.error(`  ${key.padEnd(10)} ${description}`)
  process.exit(name === '' || values.help ? 0 : 1)
}

// Two programs to a core and times mean little: what the machine did besides is noted.
const loadAverage = Number(loadavg()[0]?.toFixed(2))
const rows = await benchmark.run({ quick: values.quick })
console.table(rows)
if (values.json !== undefined) {
  const { version: node, platform, arch } = process
  const machine = { node, platform, arch, cores: availableParallelism(), loadAverage }
  const report = { benchmark: name, at: new Date().toISOString(), quick: values.quick, machine, rows }
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`)
}

function readArguments(): { values: { json?: string; quick: boolean; help: boolean }; positionals: string[] } {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'string' },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nSee npm run bench -- --help.`)
    process.exit(1)
  }
}
