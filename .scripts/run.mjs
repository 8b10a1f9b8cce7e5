// `npm start`, `npm test` and the rest: installs what is missing, then runs the command on the workspace's own Node.
// Plain JavaScript without dependencies, so that any Node from 18 on can start it in a fresh clone.
import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { installWhatIsMissing } from './install.mjs'
import { ROOT, SOURCE_CONDITION, workspaceNode } from './workspace.mjs'

const COMMANDS = {
  start: { script: 'apps/travel-planner/src/start.ts', source: true },
  relay: { script: 'packages/relay/src/cli/main.ts', source: true },
  bench: { script: 'apps/benchmarks/src/main.ts', source: true },
  storybook: {
    script: 'node_modules/storybook/dist/bin/dispatcher.js',
    before: ['dev', '--port', process.env.PORT ?? '6006', '--host', '127.0.0.1', '--ci', '--disable-telemetry'],
  },
  pack: { script: '.scripts/pack.mjs' },
  pictures: { script: '.scripts/pictures.mjs' },
  registry: { script: '.scripts/registry.mjs' },
  screenshots: { script: '.scripts/screenshots.mjs', source: true },
  test: { script: '.scripts/test.mjs' },
}

/** How long an interrupted command may take to leave before it is told again, and then made to. */
const TOLD_AGAIN_AFTER_MS = 3000
const ENDED_AFTER_MS = 12_000
const PARENT_CHECK_MS = 500
/** Who started this, noted before anything that takes time. */
const PARENT = process.ppid

async function main() {
  const [name, ...rest] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (!command) {
    console.error(`Unknown command "${name ?? ''}". There are: ${Object.keys(COMMANDS).map((key) => `npm run ${key}`).join(', ')}.`)
    process.exit(2)
  }
  if (!installWhatIsMissing()) process.exit(1)
  run(command, rest)
}

function run(command, rest) {
  const given = rest[0] === '--' ? rest.slice(1) : rest
  const nodeArguments = command.source ? [`--conditions=${SOURCE_CONDITION}`, '--disable-warning=ExperimentalWarning'] : []
  const child = spawn(workspaceNode(), [...nodeArguments, path.join(ROOT, command.script), ...(command.before ?? []), ...given], {
    // The person's own folder: paths they give, such as --data, are theirs.
    cwd: command.script.startsWith('node_modules') ? ROOT : (process.env.INIT_CWD ?? process.cwd()),
    // The channel tells the child when this process is gone, however it went.
    stdio: command.source ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: {
      ...process.env,
      PATH: `${path.join(ROOT, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      ...(process.env.FORCE_COLOR === undefined && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    },
  })
  child.on('error', (error) => {
    console.error(`Could not run ${command.script}: ${error.message}. Remove node_modules and try again.`)
    process.exit(1)
  })
  passSignalsOn(child)
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)))
}

/** Ends the child when this process is told to end, or when the npm that started it is gone. */
function passSignalsOn(child) {
  let leaving = false
  const leave = (signal, alreadyTold) => {
    if (leaving) return
    leaving = true
    if (!alreadyTold) child.kill(signal)
    setTimeout(() => child.kill('SIGTERM'), TOLD_AGAIN_AFTER_MS).unref()
    setTimeout(() => child.kill('SIGKILL'), ENDED_AFTER_MS).unref()
  }
  // Ctrl-C in a terminal reaches the whole process group, so the child has had it too.
  process.on('SIGINT', () => leave('SIGINT', process.stdin.isTTY === true))
  process.on('SIGTERM', () => leave('SIGTERM', false))
  process.on('SIGHUP', () => leave('SIGHUP', false))
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  setInterval(() => {
    if (process.ppid !== PARENT) leave('SIGTERM', false)
  }, PARENT_CHECK_MS).unref()
}

await main()
