import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { startPlanner, type RunningPlanner } from './launcher/start-planner.ts'

const DEFAULT_PAGE_PORT = 5173
const DEFAULT_RELAY_PORT = 4455
const DEFAULT_DATA = fileURLToPath(new URL('../.callboard', import.meta.url))

/**
 * `npm start`: the planner, until Ctrl-C. Ports come from `PORT` (page) and `CALLBOARD_PORT` (relay), the folder of the
 * database from `CALLBOARD_DATA`.
 */
async function start(): Promise<void> {
  let planner: RunningPlanner | undefined
  let leaving: Promise<void> | undefined
  const leave = (code: number): void => {
    // Whoever asks twice does not want to wait; what is left ends when this process is gone.
    if (leaving !== undefined) process.exit(code)
    leaving = planner?.stop() ?? Promise.resolve()
    leaving.then(() => process.exit(code), fail)
  }
  process.on('SIGINT', () => leave(0))
  process.on('SIGTERM', () => leave(0))
  process.on('SIGHUP', () => leave(0))
  process.on('disconnect', () => leave(0))
  planner = await startPlanner({
    pagePort: readPort('PORT', DEFAULT_PAGE_PORT),
    relayPort: readPort('CALLBOARD_PORT', DEFAULT_RELAY_PORT),
    dataDir: process.env['CALLBOARD_DATA'] ?? DEFAULT_DATA,
    log: (line) => process.stderr.write(`${line}\n`),
  })
  const processes = Object.entries(planner.pids()).map(([name, pid]) => `${name} ${pid}`)
  process.stdout.write(`\n  Travel planner: open ${planner.url} in a browser. Ctrl-C stops it.\n  Processes: ${processes.join(', ')}\n\n`)
}

function readPort(variable: string, fallback: number): number {
  const text = process.env[variable]
  if (text === undefined || text === '') return fallback
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`${variable} is "${text}", which is no port. Give a whole number from 0 to 65535.`)
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

start().catch(fail)
