// Runs one check as a process of its own and says in one line how it went; its output only when it failed.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { ROOT } from './workspace.mjs'

/** The script behind a tool's command, so that it runs on this very Node on every system; `where` is the package that has it. */
export function toolScript(packageName, command, where = '.') {
  const folder = path.join(ROOT, where, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return path.join(folder, typeof bin === 'string' ? bin : bin[command])
}

/**
 * @param {{ name: string, command: string[], cwd?: string, live?: boolean }} check `command` is a script and its arguments; `live` prints as it goes
 * @returns {Promise<boolean>} whether it passed
 */
export function runCheck({ name, command, cwd = '.', live = false }) {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: path.join(ROOT, cwd), stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    const stop = () => child.kill('SIGTERM')
    process.once('SIGTERM', stop)
    child.on('error', (error) => output.push(Buffer.from(error.message)))
    child.on('close', (code) => {
      process.off('SIGTERM', stop)
      if (!live) console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
      if (code !== 0 && !live) process.stdout.write(Buffer.concat(output))
      resolve(code === 0)
    })
  })
}
