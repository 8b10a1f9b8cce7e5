import { expect, onTestFinished, test } from 'vitest'
import { encodeMessages, encodeRelayStreamFrame, encodeStreamMessage } from '../wire/index.ts'
import { createTestSession } from '../testing/create-test-session.ts'
import { hubOf } from './stream-hub.ts'
import { subscribeStream, type StreamHandler } from './subscribe-stream.ts'

const quiet: StreamHandler = {
  onReading: () => {},
  onMessages: () => {},
  onState: () => {},
  onLost: () => {},
  onError: () => {},
}

function uncaught(): unknown[] {
  const errors: unknown[] = []
  const listener = (error: unknown): void => void errors.push(error)
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', listener)
  onTestFinished(() => {
    process.removeAllListeners('uncaughtException')
    for (const one of before) process.on('uncaughtException', one)
  })
  return errors
}

test('a handler that throws is told of its bug, and neither its link nor other streams suffer', async () => {
  const errors = uncaught()
  const { session, relay, clock } = createTestSession()
  onTestFinished(() => session.close())
  await session.whenSynced()
  relay
    .streams('test')
    .ensure('s')
    .append({ messages: encodeMessages([1, 2]) })
  const bug = new Error('A bug of the app')
  const throwing = (): void => {
    throw bug
  }
  const seen: unknown[] = []
  subscribeStream(
    session,
    { stream: 's', from: 0 },
    { ...quiet, onReading: throwing, onState: throwing, onMessages: throwing },
  )
  subscribeStream(
    session,
    { stream: 's', from: 0 },
    { ...quiet, onMessages: (messages) => void seen.push(...messages) },
  )
  await clock.advance(10)
  expect(seen).toEqual([1, 2])
  expect(errors).toContain(bug)
  expect(session.connection.state.getSnapshot()).toMatchObject({ status: 'connected', error: undefined })
})

test('what is asked for in one turn leaves in one message, a channel that was opened meanwhile included', async () => {
  const { session, connection, clock } = createTestSession()
  onTestFinished(() => session.close())
  const sent: Uint8Array[] = []
  const { streams } = connection
  if (streams === undefined) throw new Error('No streams')
  const { send } = streams
  streams.send = (message) => {
    sent.push(message)
    return send(message)
  }
  let opened = 0
  await session.whenSynced()
  hubOf(session).open(() => ({
    opened: () => {
      hubOf(session).open(() => ({
        opened: () => void (opened += 1),
        lost: () => {},
        received: () => {},
        failed: () => {},
      }))
    },
    lost: () => {},
    received: () => {},
    failed: () => {},
  }))
  for (let index = 0; index < 10; index += 1) subscribeStream(session, { stream: `s${index}`, from: 0 }, quiet)
  await clock.advance(10)
  expect([opened, sent.length]).toEqual([1, 1])
})

test('a stream is read after the last listener has gone and another has come', async () => {
  const { session, relay, clock } = createTestSession()
  onTestFinished(() => session.close())
  await session.whenSynced()
  const stop = subscribeStream(session, { stream: 's', from: 0 }, quiet)
  await clock.advance(10)
  stop()
  await clock.advance(10)
  const seen: unknown[] = []
  subscribeStream(
    session,
    { stream: 's', from: 0 },
    { ...quiet, onMessages: (messages) => void seen.push(...messages) },
  )
  relay
    .streams('test')
    .ensure('s')
    .append({ messages: encodeMessages(['new']) })
  await clock.advance(10)
  expect(seen).toEqual(['new'])
})

test('a channel that the relay cannot serve for now is asked for again after a while', async () => {
  const { session, connection, clock } = createTestSession()
  onTestFinished(() => session.close())
  const { streams } = connection
  if (streams === undefined) throw new Error('No streams')
  const { attach } = streams
  let tell: ((message: Uint8Array) => void) | undefined
  streams.attach = (listener) => {
    tell = listener.received
    return attach(listener)
  }
  await session.whenSynced()
  const told: string[] = []
  subscribeStream(session, { stream: 's', from: 0 }, {
    ...quiet,
    onReading: () => void told.push('reading'),
    onLost: () => void told.push('lost'),
    onError: ({ code }) => void told.push(code),
  })
  await clock.advance(10)
  const error = { code: 'storage-unavailable', message: 'The disk is full.' }
  tell?.(encodeStreamMessage([encodeRelayStreamFrame({ kind: 'error', channel: 1, error })]).subarray(1))
  await clock.advance(500)
  expect(told).toEqual(['reading', 'lost'])
  await clock.advance(1_000)
  expect(told).toEqual(['reading', 'lost', 'reading'])
})
