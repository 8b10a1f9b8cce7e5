import { expect, test } from 'vitest'
import { CallboardError } from '@callboard/session/protocol'
import { describeError } from './describe-error.ts'
import { createJsonLogger } from './json-logger.ts'
import { LimitedLogger } from './limited-logger.ts'
import type { LogFields } from './logger.ts'
import { pathForLog } from './path-for-log.ts'

function recorded(): { readonly lines: LogFields[]; readonly logger: LimitedLogger; readonly clock: { ms: number } } {
  const lines: LogFields[] = []
  const clock = { ms: 0 }
  const write = (fields: LogFields, message: string): void => void lines.push({ ...fields, message })
  return { lines, clock, logger: new LimitedLogger({ info: write, warn: write, error: write }, () => clock.ms) }
}

test('ten warnings of one message and code a second are written; the rest is one line that says how many', () => {
  const { lines, logger, clock } = recorded()
  for (let count = 0; count < 5_000; count++) logger.warn({ code: 'token-invalid', connection: String(count) }, 'connection refused')
  expect(lines).toHaveLength(10)
  clock.ms = 1_000
  logger.warn({ code: 'token-invalid' }, 'connection refused')
  expect(lines.slice(10)).toEqual([
    { code: 'token-invalid', suppressed: 4_990, message: 'connection refused' },
    { code: 'token-invalid', message: 'connection refused' },
  ])
})

test('what is left out of one code leaves the lines of others alone', () => {
  const { lines, logger } = recorded()
  for (let count = 0; count < 100; count++) logger.warn({ code: 'token-invalid' }, 'connection refused')
  logger.warn({ code: 'write-refused' }, 'connection refused')
  logger.error({ code: 'internal' }, 'session failed')
  expect(lines.slice(10)).toEqual([
    { code: 'write-refused', message: 'connection refused' },
    { code: 'internal', message: 'session failed' },
  ])
})

test('a second that ends in silence is summed up all the same', () => {
  const { lines, logger } = recorded()
  for (let count = 0; count < 12; count++) logger.error({}, 'stream storage failed')
  logger.flush()
  logger.flush()
  expect(lines.slice(10)).toEqual([{ suppressed: 2, message: 'stream storage failed' }])
})

test('of errors whose message may quote content a log says only what and where', () => {
  const quoting = [
    () => JSON.parse('secret words'),
    () => Reflect.get(undefined as unknown as object, 'secret'),
    () => {
      throw new Error('secret\n    at secret (secret.ts:1:1)')
    },
  ]
  for (const fail of quoting) {
    let caught: unknown
    try {
      fail()
    } catch (error) {
      caught = error
    }
    const told = describeError(new CallboardError({ code: 'frame-malformed', message: 'secret', cause: caught }))
    expect(told).toMatch(/^frame-malformed: \w*Error( at .+)?$/)
    expect(told).not.toContain('secret')
  }
  expect(describeError('secret')).toBe('a thrown string')
})

test('what is wrong with the disk is said in full', () => {
  const full = new CallboardError({ code: 'storage-unavailable', message: 'The database refused a commit (disk full).' })
  expect(describeError(full)).toContain('disk full')
  expect(describeError(Object.assign(new Error('write ECONNRESET'), { code: 'ECONNRESET' }))).toBe('ECONNRESET: write ECONNRESET')
})

test('of a path a log says the root and whose record', () => {
  expect(['agents/a2/status/x', 'people/ada~1phone', 'config/budget', 'session/title', 'outline/0', 'agents'].map(pathForLog)).toEqual([
    'agents/a2', 'people/ada~1phone', 'config/…', 'session/…', '…', 'agents',
  ])
})

test('the JSON logger takes out secrets and queries of its own accord', () => {
  const lines: string[] = []
  const logger = createJsonLogger('info', { write: (line) => void lines.push(line) })
  const secrets = { token: 'xyzzy', request: { headers: { a: 'xyzzy' }, authorization: 'xyzzy' }, url: 'ws://host/board?token=xyzzy' }
  logger.info(secrets, 'a host\'s own line')
  expect(lines.join()).not.toContain('xyzzy')
  expect(JSON.parse(lines.join())).toMatchObject({ level: 'info', url: 'ws://host/board', token: '[redacted]' })
})
