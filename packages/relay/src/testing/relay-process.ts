import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { until } from './until.ts'

/** The command in a process of its own. */
export class RelayProcess {
  readonly child: ChildProcess
  stdout = ''
  stderr = ''
  exit: { readonly code: number | null; readonly signal: NodeJS.Signals | null } | undefined

  constructor(args: readonly string[]) {
    const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url))
    this.child = spawn(process.execPath, ['--conditions=@callboard/source', main, ...args], { stdio: 'pipe' })
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()))
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()))
    this.child.on('exit', (code, signal) => (this.exit = { code, signal }))
    onTestFinished(() => void this.child.kill('SIGKILL'))
  }

  /** Resolves with the URL once it listens. */
  async url(): Promise<string> {
    await until('the relay listens or has ended', () => this.stdout.includes('listening') || this.exit)
    const url = /ws:\S+/.exec(this.stdout)?.[0]
    if (url === undefined) throw new Error(`the relay did not start: ${this.stderr}`)
    return url
  }

  async ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    await until('the relay process has ended', () => this.exit)
    return this.exit ?? { code: null, signal: null }
  }
}
