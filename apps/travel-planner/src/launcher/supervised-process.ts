import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** What to run, and what to do when it ends by itself. */
export interface ProcessOptions {
  /** For messages. */
  readonly name: string
  /** Path of a source file. */
  readonly script: string
  readonly arguments?: readonly string[] | undefined
  readonly environment?: Readonly<Record<string, string>> | undefined
  /** A text on stdout that says that it is up; without it, it counts as up once it is started. */
  readonly readyText?: RegExp | undefined
  /** Milliseconds after which it is started again when it ended by itself; `undefined`: not at all. */
  readonly restartAfterMs?: number | undefined
  /** Takes what it prints and what is to be said about it, a line each. */
  readonly log: (line: string) => void
}

/** A process that is kept running until it is stopped. */
export interface SupervisedProcess {
  /** Of the process that runs now, or ran last. */
  readonly pid: number
  /** Resolves with the match of `readyText`; rejects with what the process printed when it ended before. */
  readonly ready: Promise<RegExpExecArray | undefined>
  /** Ends it, with SIGKILL when it does not leave in time. Idempotent. */
  stop(): Promise<void>
}

/** One that ends this often in a row, each time soon after its start, is left alone. */
const MOST_CRASHES = 5
const SOON_MS = 10_000

/** How long a process may take to leave. Milliseconds. */
const LEAVES_WITHIN_MS = 6_000

const END_WITH_PARENT = fileURLToPath(new URL('end-with-parent.ts', import.meta.url))

/** Runs a source file of the workspace in a process of its own, and starts it again when it crashes. */
export function superviseProcess(options: ProcessOptions): SupervisedProcess {
  const { name, log, restartAfterMs } = options
  const ready = Promise.withResolvers<RegExpExecArray | undefined>()
  ready.promise.catch(() => undefined)
  let stopping: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let crashes = 0
  let wasReady = options.readyText === undefined
  let child = run()

  function run(): ChildProcess {
    const began = performance.now()
    const started = launch(options)
    let printed = ''
    started.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const match = options.readyText?.exec(printed)
      if (!match) return
      wasReady = true
      ready.resolve(match)
    })
    started.stderr?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      if (!wasReady) return
      for (const line of text.split('\n')) if (line.trim() !== '') log(line)
    })
    started.once('error', (error) => ready.reject(error))
    started.once('exit', (code, signal) => {
      ready.reject(new Error(printed.trim() === '' ? `${name} ended with ${signal ?? code}.` : printed.trim()))
      if (stopping === undefined && wasReady) onCrash(signal ?? `code ${code}`, performance.now() - began)
    })
    if (options.readyText === undefined) ready.resolve(undefined)
    return started
  }

  function onCrash(how: string, lived: number): void {
    crashes = lived < SOON_MS ? crashes + 1 : 1
    if (restartAfterMs === undefined) return log(`${name} ended (${how}).`)
    if (crashes >= MOST_CRASHES) return log(`${name} ended ${MOST_CRASHES} times in a row and is left alone.`)
    log(`${name} ended (${how}) and is started again.`)
    timer = setTimeout(() => {
      child = run()
      log(`${name} runs as process ${child.pid} now.`)
    }, restartAfterMs)
  }

  return {
    get pid() {
      return child.pid ?? 0
    },
    ready: ready.promise,
    stop: () => {
      clearTimeout(timer)
      stopping ??= end(child)
      return stopping
    },
  }
}

function launch({ script, environment, arguments: rest = [] }: ProcessOptions): ChildProcess {
  const nodeArguments = [
    '--conditions=@callboard/source',
    '--disable-warning=ExperimentalWarning',
    `--import=${END_WITH_PARENT}`,
  ]
  return spawn(process.execPath, [...nodeArguments, script, ...rest], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C in a terminal goes to its whole process group; these are told to end in order instead.
    detached: process.platform !== 'win32',
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const last = setTimeout(() => child.kill('SIGKILL'), LEAVES_WITHIN_MS)
  await ended
  clearTimeout(last)
}
