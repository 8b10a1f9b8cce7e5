// Runs Vitest over this repository, with what a long run in Chromium needs.
import process from 'node:process'
import { runCheck, toolScript } from './check.mjs'

/**
 * @param {string} name
 * @param {string[]} options of `vitest run`
 * @returns {Promise<boolean>} whether everything passed
 */
export async function runVitest(name, options) {
  // Chromium keeps 2 MiB of shared memory, and a file descriptor, for every module that is unchanged on the server until its garbage is
  // collected: enough test files use up the disk or the descriptors, and the page is lost. Vitest collects garbage after each file
  // when less than this is free, so here always (https://github.com/vitest-dev/vitest/issues/9437).
  process.env.VITEST_CHROMIUM_GC_DISK_THRESHOLD_GB ??= '1000000'
  return runCheck({ name, command: [toolScript('vitest', 'vitest'), 'run', ...options], live: true })
}
