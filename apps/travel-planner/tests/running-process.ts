import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** A process of the planner that a test has started. */
export interface RunningProcess {
  /** Sends a signal; with one that ends it, resolves once it has ended. */
  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  /** Starts the same again, after it has ended. */
  restart(): void
  /** What it has printed, for a failure to show. */
  output(): string
}

/** Runs a source file of the workspace in a process of its own until the test ends. */
export function startProcess(
  script: string,
  rest: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningProcess {
  const printed: string[] = []
  let child = run()
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended(child)
  })

  function run(): ChildProcess {
    const started = spawn(process.execPath, ['--conditions=@callboard/source', script, ...rest], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    started.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
    started.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()))
    return started
  }

  return {
    signal: async (name) => {
      child.kill(name)
      if (name === 'SIGKILL' || name === 'SIGTERM') await ended(child)
    },
    restart: () => {
      child = run()
    },
    output: () => printed.join(''),
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
