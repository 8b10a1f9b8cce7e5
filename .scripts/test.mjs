// `npm test`: every check and every test, with one last line that counts them. With arguments, only the tests they select.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { runCheck, toolScript } from './check.mjs'
import { ensureChromium } from './ensure-chromium.mjs'
import { ROOT, SOURCE_CONDITION } from './workspace.mjs'

/** Each takes seconds and touches only files; two cores run two at a time. */
const QUICK_CHECKS = [
  { name: 'types', command: [toolScript('typescript', 'tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  // What registers an app's schema is a program of its own.
  { name: 'types of the travel planner', command: [toolScript('typescript', 'tsc'), '--noEmit', '-p', 'apps/travel-planner'] },
  { name: 'types of a registered schema, hooks', command: [toolScript('typescript', 'tsc'), '--noEmit', '-p', 'packages/react/type-tests'] },
  { name: 'types of a registered schema, agents', command: [toolScript('typescript', 'tsc'), '--noEmit', '-p', 'packages/agent/type-tests'] },
  { name: 'lint', command: [toolScript('oxlint', 'oxlint')] },
  { name: 'manifests', command: [toolScript('sherif', 'sherif')] },
  { name: 'stories build', command: [toolScript('storybook', 'storybook'), 'build', '--disable-telemetry', '--output-dir', 'test-results/storybook'] },
  { name: 'documents', command: [`--conditions=${SOURCE_CONDITION}`, '.scripts/check-documents.mjs'] },
  { name: 'protocol as documented', command: [`--conditions=${SOURCE_CONDITION}`, '.scripts/check-protocol.mjs'] },
  { name: 'regular expressions', command: ['.scripts/check-expressions.mjs'] },
  { name: 'unused files, exports and dependencies', command: [toolScript('knip', 'knip'), '--no-progress'] },
]

/** These build on each other: packages are built once, then judged as they would be published. */
const PACKAGE_CHECKS = [
  { name: 'packages build', command: ['.scripts/build.mjs'] },
  { name: 'size', command: [toolScript('size-limit', 'size-limit', 'packages/react')], cwd: 'packages/react' },
  { name: 'packages as published', command: ['.scripts/check-packages.mjs'] },
  { name: 'packed packages in a fresh app', command: ['.scripts/check-fresh-app.mjs'] },
  { name: 'widgets copied by shadcn', command: ['.scripts/check-registry.mjs'] },
]

/** Parts of foreign suites that test what is not offered: the suites leave them out by themselves, and they are no tests of ours. */
const NOT_OFFERED = ['Reserved subscription APIs']

/** What tests start as processes of their own, hundreds of times, is compiled once. */
const COMPILED = path.join(ROOT, 'node_modules/.cache/compiled')

const count = { passed: 0, failed: 0, skipped: 0 }

async function main() {
  const filters = process.argv.slice(2)
  try {
    process.env.CALLBOARD_CHROMIUM = await ensureChromium()
    process.env.CALLBOARD_PICTURES ??= 'compare'
    process.env.NODE_COMPILE_CACHE ??= COMPILED
    if (filters.length === 0) {
      await Promise.all([inOrder(QUICK_CHECKS), inOrder(PACKAGE_CHECKS)])
    }
    await tests(filters)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    count.failed += 1
  }
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`)
  process.exitCode = count.failed > 0 ? 1 : 0
}

async function inOrder(checks) {
  for (const check of checks) {
    const passed = await runCheck(check)
    count[passed ? 'passed' : 'failed'] += 1
  }
}

/** Runs Vitest and adds up what its report says; a run that failed with no failed test counts as one. */
async function tests(filters) {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-test-'))
  const report = path.join(folder, 'report.json')
  const passed = await runCheck({
    name: 'tests',
    command: [toolScript('vitest', 'vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters],
    live: true,
  })
  const result = readReport(report)
  rmSync(folder, { recursive: true, force: true })
  count.passed += result.numPassedTests
  const leftOut = countLeftOut(result)
  if (leftOut > 0) console.log(`${leftOut} tests of foreign suites are left out by these themselves: ${NOT_OFFERED.join(', ')}`)
  count.skipped += result.numPendingTests + result.numTodoTests - leftOut
  count.failed += passed ? result.numFailedTests : Math.max(1, result.numFailedTests)
}

function countLeftOut(result) {
  const tests = (result.testResults ?? []).flatMap((file) => file.assertionResults)
  return tests.filter((one) => one.status === 'skipped' && one.ancestorTitles.some((title) => NOT_OFFERED.includes(title))).length
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 }
  }
}

process.chdir(ROOT)
await main()
