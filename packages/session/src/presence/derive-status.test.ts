import { expect, test } from 'vitest'
import { taskRecord } from '../fixtures/open-board.ts'
import type { AgentRecord, PresenceState } from '../schema/index.ts'
import { deriveStatus } from './derive-status.ts'
import { agentRecord } from '../testing/agent-record.ts'

const NOW = 100_000
const here: PresenceState = { kind: 'agent', id: 'a', name: 'A', epoch: 1, joinedAt: 50 }

interface Evidence {
  readonly record?: AgentRecord
  readonly isRecordInvalid?: boolean
  readonly presence?: PresenceState
  readonly lostAt?: number
}

function derive({ record, isRecordInvalid = false, presence, lostAt }: Evidence): unknown {
  const issues = isRecordInvalid ? [{ path: 'status', message: 'Expected something else' }] : []
  return deriveStatus({ record, issues }, presence, lostAt, NOW)
}

test('an agent that is connected and has not reported yet is idle since it joined', () => {
  expect(derive({ presence: here })).toEqual({ status: 'idle', since: 50, reason: 'joined', online: true })
})

test('an agent that is connected is what it reports, since when and why it says', () => {
  const record = agentRecord('a', { status: 'waiting', since: 70, reason: 'waiting-for-person' })
  expect(derive({ presence: here, record })).toEqual({
    status: 'waiting',
    since: 70,
    reason: 'waiting-for-person',
    online: true,
  })
  expect(derive({ presence: here, record: agentRecord('a') })).toMatchObject({ status: 'idle', reason: 'reported' })
})

test('a record left at "working" by an agent that is gone reads as offline', () => {
  const record = agentRecord('a', { status: 'working', updatedAt: 90 })
  expect(derive({ record })).toEqual({ status: 'offline', since: 90, reason: 'connection-lost', online: false })
  expect(derive({ record, lostAt: 95 })).toMatchObject({ status: 'offline', since: 95 })
})

test('an agent that said goodbye has left, also while its connection closes', () => {
  const record = agentRecord('a', { leftAt: 80 })
  const left = { status: 'offline', since: 80, reason: 'left', online: false }
  expect(derive({ record })).toEqual(left)
  expect(derive({ record, presence: here })).toEqual(left)
})

test('the presence of an older life does not make an agent online', () => {
  const record = agentRecord('a', { epoch: 2, updatedAt: 90 })
  expect(derive({ record, presence: here })).toMatchObject({ status: 'offline', reason: 'connection-lost' })
})

test('a new life is not taken for what the older one last said', () => {
  const record = agentRecord('a', { epoch: 1, status: 'working', leftAt: 40 })
  expect(derive({ record, presence: { ...here, epoch: 2 } })).toMatchObject({ status: 'idle', reason: 'joined' })
})

test('presence without an epoch, as of a stock client, counts', () => {
  const { epoch: _, ...withoutEpoch } = here
  expect(derive({ record: agentRecord('a', { epoch: 7 }), presence: withoutEpoch })).toMatchObject({ online: true })
})

test('an agent that works in silence is stalled from the moment its promise ran out', () => {
  const silent = agentRecord('a', { status: 'working', updatedAt: NOW - 10_001, reportsWithinMs: 10_000 })
  expect(derive({ presence: here, record: silent })).toEqual({
    status: 'stalled',
    since: NOW - 1,
    reason: 'silent',
    online: true,
  })
  const reporting = agentRecord('a', { status: 'working', updatedAt: NOW - 9_000, reportsWithinMs: 10_000 })
  expect(derive({ presence: here, record: reporting })).toMatchObject({ status: 'working', stallsAt: NOW + 1_000 })
})

test('a report about a task is a sign of life', () => {
  const record = agentRecord('a', {
    status: 'working',
    updatedAt: 0,
    reportsWithinMs: 10_000,
    tasks: [taskRecord('t', { updatedAt: NOW - 500 })],
  })
  expect(derive({ presence: here, record })).toMatchObject({ status: 'working', stallsAt: NOW + 9_500 })
})

test.each(['idle', 'waiting', 'paused', 'failed', 'done'] as const)('an agent that is %s may be silent', (status) => {
  const record = agentRecord('a', { status, updatedAt: 0, reportsWithinMs: 10_000 })
  expect(derive({ presence: here, record })).toMatchObject({ status })
})

test('an agent without a promise never stalls', () => {
  expect(derive({ presence: here, record: agentRecord('a', { status: 'working' }) })).toMatchObject({
    status: 'working',
  })
})

test('an agent whose record cannot be read shows as failed while it is connected, with the reason', () => {
  expect(derive({ presence: here, isRecordInvalid: true })).toMatchObject({
    status: 'failed',
    reason: 'record-invalid',
  })
  expect(derive({ isRecordInvalid: true })).toMatchObject({ status: 'offline' })
})
