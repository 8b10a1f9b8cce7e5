// The one place that knows where a Chromium is (Playwright's own when it is installed, else the system's) and what it is told.
import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** Switches every headless run needs: no sandbox (containers run as root), and no traffic of the browser's own. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--no-first-run',
]

/**
 * What Vite's server tells Chromium of a test run's modules: that they stay as they are. Asked anew by every test file, each answer "not
 * modified" costs time, and 2 MiB of shared memory with a file descriptor until garbage is collected; with enough files Chromium runs out
 * of these and loses the page (https://github.com/vitest-dev/vitest/issues/9437). While Vitest watches, modules do change.
 * @type {Record<string, string>}
 */
export const MODULE_HEADERS = process.argv.includes('run') ? { 'Cache-Control': 'max-age=86400' } : {}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/**
 * The path of a Chromium to drive, or undefined when there is none. `CALLBOARD_CHROMIUM` names one outright.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.CALLBOARD_CHROMIUM
  if (named) return named
  return (await playwrightsOwn()) ?? systemCandidates().find((candidate) => existsSync(candidate))
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import('playwright-core')
    const executable = chromium.executablePath()
    return existsSync(executable) ? executable : undefined
  } catch {
    return undefined
  }
}

function systemCandidates() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', `${process.env.HOME}/Applications`].map((at) => `${at}/${name}.app/Contents/MacOS/${name}`))
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    return roots.filter(Boolean).flatMap((root) =>
      ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
        .map((name) => path.join(root, name)))
  }
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(path.delimiter)]
  return NAMES.flatMap((name) => folders.filter(Boolean).map((folder) => path.join(folder, name)))
}
