import { fork, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A script of a benchmark in a process of its own. */
export interface Child {
  /** Sends what is given, if anything is, and gives the next message that comes back. Rejects when the process ends. */
  ask(message?: unknown): Promise<unknown>
  stop(): Promise<void>
  /** Keeps the process, with all its threads, on one core, where the system can. */
  pin(core: number): void
}

/** Starts `script`; what it says on standard error is shown. */
export function startChild(script: URL, args: readonly string[] = []): Child {
  const child: ChildProcess = fork(fileURLToPath(script), args, {
    execArgv: [
      '--conditions=@callboard/source',
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=MaxListenersExceededWarning',
    ],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const failed = exited.then(() => {
    throw new Error(`${basename(script.pathname)} ${args.join(' ')} ended before it answered.`)
  })
  failed.catch(() => undefined)
  return {
    async ask(message) {
      const answer = once(child, 'message')
      if (message !== undefined) child.send(message as object)
      const [given] = (await Promise.race([answer, failed])) as [unknown]
      return given
    },
    pin(core) {
      spawnSync('taskset', ['-acp', String(core), String(child.pid)])
    },
    async stop() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
