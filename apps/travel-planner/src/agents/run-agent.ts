import process from 'node:process'
import { readEnvironment, type AgentEnvironment } from './environment.ts'

/** Runs an agent as this process: ends it with a sentence when it fails, and with the process that started it. */
export async function runAgent(name: string, run: (environment: AgentEnvironment) => Promise<void>): Promise<void> {
  // The launcher's channel closes when the launcher is gone, however it went.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  try {
    await run(readEnvironment(process.env))
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
