// No regular expression in what the packages publish may backtrack without bound: a text of foreign hand would hold up relay, agent or page.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseSync, Visitor } from 'oxc-parser'
import { isSafe } from 'redos-detector'
import { ROOT } from './workspace.mjs'

/** In how many ways the beginning of one text may be matched; more than that, and it is taken as unbounded. */
const MOST_WAYS = 200

/** Expressions that are put together while they run, and of what. */
const PUT_TOGETHER = {
  'packages/session/src/interrupts/parse-pattern.ts': 'a pattern out of a schema, whose cost is counted before it is used',
  'packages/session/src/interrupts/pattern-cost.ts': 'one class or character of such a pattern',
  'packages/session/src/schema/parse.ts': 'names of fields, escaped',
  'packages/ui/src/strings/isolate.ts': 'characters that are written there',
}

/** Expressions that meet texts of this repository alone. */
const OWN_TEXTS = new Set(['packages/ui/src/styles/token-list.ts', 'packages/ui/src/styles/style-sources.ts'])

const findings = []
let checked = 0
for (const file of globSync('packages/*/src/**/*.{ts,tsx}', { cwd: ROOT }).sort()) {
  if (/\.(?:test|stories|bench)\.|\/(?:testing|story|docs|fuzz)\//.test(file) || OWN_TEXTS.has(file)) continue
  const source = readFileSync(path.join(ROOT, file), 'utf8')
  for (const { start, pattern, flags } of expressionsOf(file, source)) {
    checked += 1
    if (pattern === undefined && PUT_TOGETHER[file] !== undefined) continue
    const problem = pattern === undefined ? 'is put together while it runs, so that it cannot be checked' : problemOf(pattern, flags)
    if (problem !== undefined) findings.push(`${file}:${source.slice(0, start).split('\n').length}: ${pattern === undefined ? 'an expression' : `/${pattern}/${flags}`} ${problem}`)
  }
}
// A check that lets these pass is none.
const missed = ['^(a+)+$', '^(?:a|a)*$', '(x+x+)+y'].filter((pattern) => problemOf(pattern, '') === undefined)
for (const pattern of missed) findings.push(`the check itself: /${pattern}/ backtracks, and was not found`)

for (const finding of findings) console.log(finding)
console.log(`${checked} regular expressions: ${findings.length === 0 ? 'nothing found' : `${findings.length} findings`}`)
process.exitCode = findings.length > 0 ? 1 : 0

/** Literals, and what is given to `RegExp`; without a pattern if that is not known before it runs. */
function expressionsOf(file, source) {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`)
  const found = []
  const made = ({ callee, arguments: [pattern, flags], start }) => {
    if (callee.type === 'Identifier' && callee.name === 'RegExp') found.push({ start, pattern: textOf(pattern), flags: textOf(flags) ?? '' })
  }
  new Visitor({
    Literal: ({ regex, start }) => {
      if (regex) found.push({ start, pattern: regex.pattern, flags: regex.flags })
    },
    NewExpression: made,
    CallExpression: made,
  }).visit(program)
  return found
}

function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  return node?.type === 'TemplateLiteral' && node.expressions.length === 0 ? node.quasis[0].value.cooked : undefined
}

/** From one place on; that a search begins at every place multiplies by the length of the text, which limits bound. */
function problemOf(pattern, flags) {
  const unnamed = pattern.replaceAll(/\(\?<[A-Za-z]\w*>/g, '(')
  const needsUnicode = /\\[pPu]\{/.test(unnamed)
  const kept = flags.replaceAll(/[gydv]/g, '').replace('u', needsUnicode ? 'u' : '')
  let result
  try {
    // With both, which the detector does not take, more is told apart by case, so that no more ways are left out.
    const judged = new RegExp(`^(?:${unnamed})`, needsUnicode ? kept.replace('i', '') : kept)
    result = isSafe(judged, { maxScore: MOST_WAYS, maxSteps: 20_000 })
  } catch (error) {
    return `cannot be judged: ${error.message}`
  }
  return result.safe ? undefined : `may backtrack without bound (${result.error ?? 'unsafe'})`
}
