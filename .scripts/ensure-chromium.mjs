// Finds a Chromium for the tests, or has the system's package manager install one where that needs no question.
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { findChromium } from './chromium.mjs'

const ADVICE = 'Install Chromium or Google Chrome, or run "npx playwright install chromium", '
  + 'or set CALLBOARD_CHROMIUM to the path of one; then run the same command again.'

/** Package managers in order of trial; `root` marks those that need it. */
const MANAGERS = [
  { command: 'apt-get', root: true, steps: [['update', '-qq'], ['install', '-y', '-qq', 'chromium', 'fonts-liberation']] },
  { command: 'dnf', root: true, steps: [['install', '-y', '-q', 'chromium']] },
  { command: 'pacman', root: true, steps: [['-S', '--noconfirm', '--needed', 'chromium']] },
  { command: 'apk', root: true, steps: [['add', '--quiet', 'chromium']] },
  { command: 'brew', root: false, steps: [['install', '--quiet', '--cask', 'chromium']] },
]

/**
 * The path of a Chromium, installing one first when there is none.
 * Throws an error whose message is what the person should do when that cannot be done.
 */
export async function ensureChromium() {
  const found = await findChromium()
  if (found) return found
  const manager = MANAGERS.find(({ command }) => runs(command, ['--version']))
  const prefix = manager?.root && process.getuid?.() !== 0 ? ['sudo', '-n'] : []
  if (!manager || (prefix.length > 0 && !runs('sudo', ['-n', 'true']))) {
    throw new Error(`The browser tests need a Chromium, and none was found. ${ADVICE}`)
  }
  console.log(`Installing Chromium with ${manager.command}…`)
  for (const step of manager.steps) {
    const [command, ...rest] = [...prefix, manager.command, ...step]
    spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  const installed = await findChromium()
  if (!installed) throw new Error(`The browser tests need a Chromium, and ${manager.command} could not install one. ${ADVICE}`)
  return installed
}

function runs(command, rest) {
  return spawnSync(command, rest, { stdio: 'ignore' }).status === 0
}
