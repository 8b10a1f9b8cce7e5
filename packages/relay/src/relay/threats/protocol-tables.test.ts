import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CallboardError, ERROR_CODES, type ErrorCode } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { ACCESS_STATUSES } from '../../http/http-failures.ts'
import { refuse } from '../../room/room-socket.ts'
import { DEFAULT_LIMITS } from '../relay-options.ts'
import { ArraySocket } from './fixtures/room-of-arrays.ts'

const text = readFileSync(join(import.meta.dirname, '../../../../../docs/protocol.md'), 'utf8')

/** The cells of a section's tables, by row. */
function rowsOf(heading: string): readonly (readonly string[])[] {
  const section = text.split(`\n${heading}\n`, 2)[1]?.split('\n#', 1)[0] ?? ''
  return section.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
}

const codesIn = (cell = ''): readonly string[] => [...cell.matchAll(/`([a-z]+(?:-[a-z]+)+|internal)`/g)].map(([, code = '']) => code)
const allCodes = Object.keys(ERROR_CODES) as ErrorCode[]
const isCode = (code: string): code is ErrorCode => code in ERROR_CODES

function closeCodeOf(code: ErrorCode): number | undefined {
  const socket = new ArraySocket(false)
  refuse(socket, new CallboardError({ code, message: 'Something.' }))
  return socket.closed?.code
}

test('the table of close codes says what the relay closes with, and leaves no final code out', () => {
  const told = new Map(rowsOf('## Close codes').flatMap(([code = '', codes]) => codesIn(codes).map((error) => [error, Number(code)] as const)))
  expect([...told.keys()].filter((code) => !isCode(code))).toEqual([])
  for (const [error, code] of told) if (isCode(error)) expect([error, closeCodeOf(error)]).toEqual([error, code])
  // A handshake of a foreign page is answered with a status.
  const final = allCodes.filter((code) => (closeCodeOf(code) ?? 0) >= 4_000 && code !== 'origin-forbidden')
  expect(final.filter((code) => !told.has(code))).toEqual([])
})

test('the table of statuses says what the relay answers over HTTP', () => {
  const told = new Map(rowsOf('## HTTP').filter(([status = '']) => /^\d+$/.test(status)).flatMap(([status, codes]) => codesIn(codes).map((error) => [error, Number(status)] as const)))
  expect([...told.keys()].filter((code) => !isCode(code))).toEqual([])
  for (const [code, status] of Object.entries(ACCESS_STATUSES)) expect([code, told.get(code)]).toEqual([code, status])
})

test('every limit is named, with its default where that is a plain number', () => {
  const rows = [...rowsOf('## Limits'), ...rowsOf('## Writing')]
  const named = new Set(rows.flatMap(([option = '']) => [...option.matchAll(/`(\w+)`/g)].map(([, name]) => name)))
  // Of streams it says where streams are described; when the log is folded is nobody's limit.
  const elsewhere = new Set(['compactAfterBytes', 'compactAfterUpdates', 'appendBytes', 'streamBytes', 'streamChunkBytes'])
  expect(Object.keys(DEFAULT_LIMITS).filter((name) => !named.has(name) && !elsewhere.has(name))).toEqual([])
  for (const [option = '', value = ''] of rows) {
    const [name = '', second] = [...option.matchAll(/`(\w+)`/g)].map(([, limit = '']) => limit)
    if (name === '' || second !== undefined || !/^[\d,]+$/.test(value)) continue
    const limits = DEFAULT_LIMITS as unknown as Readonly<Record<string, number>>
    expect([name, limits[name]]).toEqual([name, Number(value.replaceAll(',', ''))])
  }
})
