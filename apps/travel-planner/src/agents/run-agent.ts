import process from 'node:process'
import { readEnvironment, type AgentEnvironment } from './environment.ts'

/** Runs an agent as this process, and ends it with a sentence when that fails. */
export async function runAgent(name: string, run: (environment: AgentEnvironment) => Promise<void>): Promise<void> {
  try {
    await run(readEnvironment(process.env))
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
