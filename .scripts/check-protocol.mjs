// Holds docs/protocol.md against the code: messages and their fields, limits and times with their defaults, close codes, error codes, statuses.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { CLOSE_CODES } from '@callboard/session/protocol'
import { clientMessageSchema, relayMessageSchema } from '@callboard/session/schema'
import { HTTP_STATUSES } from '../packages/relay/src/http/http-gate.ts'
import { STREAM_STATUSES } from '../packages/relay/src/http/streams/stream-failures.ts'
import { DEFAULT_LIMITS, DEFAULT_TIMING } from '../packages/relay/src/relay/relay-options.ts'
import { CLOSE_CODE_BY_ERROR } from '../packages/relay/src/room/room-socket.ts'
import { HANDSHAKE_STATUSES } from '../packages/relay/src/socket/answer-handshake.ts'
import { ROOT } from './workspace.mjs'

const text = readFileSync(path.join(ROOT, 'docs/protocol.md'), 'utf8')
const tables = tablesOf(text)

const findings = [...messages(), ...defaults(), ...closeCodes(), ...httpStatuses(), ...unknownWords()]
for (const finding of findings) console.log(`docs/protocol.md: ${finding}`)
console.log(`protocol: ${findings.length === 0 ? 'nothing found' : `${findings.length} findings`}`)
process.exitCode = findings.length > 0 ? 1 : 0

/** Every message has its fields, and no others. */
function messages() {
  const written = table('Callboard message').flatMap(([first]) => [...first.matchAll(/`([a-z]+) (\{[^`]*\})`/g)])
    .map(([, type, fields]) => `${type} ${topNames(fields)}`)
  const coded = [clientMessageSchema, relayMessageSchema].flatMap(({ options }) => options.map(({ fields: { type, ...fields } }) =>
    `${type.values[0]} ${Object.entries(fields).map(([name, field]) => (field.optional ? `${name}?` : name)).sort().join(' ')}`))
  // What is passed on has the same name both ways, and is written once, with what only one of them has.
  const asWritten = coded.filter((one) => one !== 'urgent command').map((one) => (one === 'urgent clientId command' ? 'urgent clientId? command' : one))
  return differences(asWritten, written, 'message')
}

/** The names of the fields of `{ a, b?: { … } }`, without what is in them. */
function topNames(fields) {
  let inner = fields.slice(1, -1)
  while (/[{[]/.test(inner)) inner = inner.replaceAll(/:\s*(?:\[[^[\]{}]*\]|\{[^{}[\]]*\})|\{[^{}[\]]*\}/g, '')
  return inner.split(',').map((name) => name.trim()).filter((name) => name !== '').sort().join(' ')
}

/** Every limit and time is in a first column, with its default in the second. */
function defaults() {
  const written = new Map([...table('limit (option)'), ...table('option'), ...table('time')].flatMap(([names, values]) => {
    const each = [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name)
    const given = values.split(/; |, /)
    // The first so many names are what the row is about; others help to say it.
    return each.slice(0, given.length).map((name, index) => [name, given[index]])
  }))
  return Object.entries({ ...DEFAULT_LIMITS, ...DEFAULT_TIMING }).flatMap(([name, value]) => {
    const said = written.get(name)
    if (said === undefined) return [`has no ${name} (${value})`]
    return formsOf(value).includes(said) ? [] : [`says ${said} of ${name}, which is ${value}`]
  })
}

/** A number as people write it: with commas, and in whole KiB, MiB or seconds where it is so many. */
function formsOf(value) {
  const plain = value === Infinity ? 'for ever' : value.toLocaleString('en')
  const units = [[1024 ** 3, 'GiB'], [1024 * 1024, 'MiB'], [1024, 'KiB'], [1000, 's'], [1, 'ms']]
  return [plain, ...units.filter(([size]) => value % size === 0).map(([size, unit]) => `${value / size} ${unit}`)]
}

function closeCodes() {
  const rows = table('code', 'error codes')
  const written = rows.flatMap(([code, errors]) => codesIn(errors).map((error) => `${code} ${error}`))
  const coded = Object.entries(CLOSE_CODE_BY_ERROR).map(([error, code]) => `${code} ${error}`)
  const comeBack = String(CLOSE_CODES.tryAgainLater)
  return [
    ...differences(Object.values(CLOSE_CODES).map(String), rows.map(([code]) => code).filter((code) => /^\d+$/.test(code)), 'close code'),
    // What has no code of its own comes with the one that says: later.
    ...differences(coded, written.filter((one) => !one.startsWith(comeBack)), 'close code with an error'),
  ]
}

function httpStatuses() {
  const rows = table('status')
  const column = (index) => rows.flatMap((row) => codesIn(row[index]).map((code) => `${row[0]} ${code}`)).filter((one) => !one.endsWith(' internal'))
  const pairs = (statuses) => Object.entries(statuses).map(([code, status]) => `${status} ${code}`)
  // One status more than the table of the code has: who connects too often.
  const handshake = [...pairs(HANDSHAKE_STATUSES), '429 rate-limited']
  return [
    ...differences(pairs(HTTP_STATUSES), column(1), 'status by HTTP'),
    ...differences(handshake, column(2), 'status of a handshake'),
    ...pairs(STREAM_STATUSES).filter((one) => !text.includes(`\`${one.split(' ')[1]}\``)).map((one) => `does not say ${one}`),
  ]
}

/** Codes, rules and names of options that nothing in the sources is called. */
function unknownWords() {
  const sources = globSync('packages/*/src/**/*.ts', { cwd: ROOT }).filter((file) => !file.includes('.test.'))
    .map((file) => readFileSync(path.join(ROOT, file), 'utf8')).join('\n')
  const words = new Set([...text.matchAll(/`([a-z]+(?:-[a-z]+)+|[a-z]+(?:[A-Z][a-z]+)+)`/g)].map(([, word]) => word))
  return [...words].filter((word) => !new RegExp(`\\b${word}\\b`).test(sources)).map((word) => `has \`${word}\`, which the sources do not know`)
}

function differences(coded, written, what) {
  return [
    ...coded.filter((one) => !written.includes(one)).map((one) => `lacks the ${what} ${one}`),
    ...written.filter((one) => !coded.includes(one)).map((one) => `has the ${what} ${one}, which the code has not`),
  ]
}

function codesIn(cell) {
  return [...cell.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map(([, code]) => code)
}

/** The rows of the one table, or of all, whose first cells are these headings. */
function table(...headings) {
  const found = tables.filter(([head]) => headings.every((heading, index) => head[index] === heading))
  if (found.length === 0) throw new Error(`docs/protocol.md has no table that begins with ${headings.join(', ')}.`)
  return found.flatMap(([, , ...rows]) => rows)
}

function tablesOf(document) {
  return [...document.matchAll(/(?:^\|.*\n)+/gm)].map(([block]) =>
    block.trimEnd().split('\n').map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim())))
}
