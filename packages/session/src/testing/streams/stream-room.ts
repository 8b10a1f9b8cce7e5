import { onTestFinished } from 'vitest'
import type { Connection } from '../../connection/connection.ts'
import type { CallboardError } from '../../protocol/index.ts'
import type { StreamChunk, StreamState } from '../../schema/index.ts'
import { createSession } from '../../session/create-session.ts'
import type { Session } from '../../session/session.ts'
import { hubOf, type ChannelFrame, type StreamChannel } from '../../streams/stream-hub.ts'
import { subscribeStream, type StreamRange } from '../../streams/subscribe-stream.ts'
import { createStreamWriter } from '../../streams/writer/create-stream-writer.ts'
import type { RelayStreamFrame } from '../../wire/index.ts'

/** A server that keeps streams, and ways to it, for {@link describeStreams}. */
export interface StreamsHarness {
  /** A new connection to a session of the server. */
  connect(session: string): Connection
  /** Cuts the link of a connection, so that it has to come back. */
  drop(connection: Connection): void
  /** Deletes a stream. */
  remove(session: string, stream: string): Promise<void> | void
  /** Stops the server. */
  close(): Promise<void> | void
}

export type MakeStreamsHarness = () => Promise<StreamsHarness> | StreamsHarness

/** Everything that came of a stream. */
export interface Reading {
  readonly messages: unknown[]
  /** Where reading began, each time. */
  readonly begins: number[]
  readonly states: StreamState[]
  /** Messages that came at another position than was due: lost or doubled ones. */
  readonly faults: string[]
  isEnded: boolean
  losses: number
  error: CallboardError | undefined
  stop(): void
}

/** A channel of its own, frame by frame. */
export interface RawChannel {
  readonly channel: StreamChannel
  readonly frames: RelayStreamFrame[]
}

/** Those who meet in a session of the server. */
export interface StreamRoom {
  readonly harness: StreamsHarness
  /** A session of a person, or of the agent of this id. */
  join(agentId?: string): Promise<Session>
}

export const poll = { timeout: 60_000, interval: 10 }

/** The stream that most tests are about. */
export const STREAM = 'agents/flights/answer'

export async function openRoom(make: MakeStreamsHarness): Promise<StreamRoom> {
  const harness = await make()
  onTestFinished(() => harness.close())
  return {
    harness,
    join: async (agentId) => {
      const identity =
        agentId === undefined
          ? ({ kind: 'person', id: 'ada', name: 'Ada', device: 'desk' } as const)
          : ({ kind: 'agent', id: agentId, name: agentId } as const)
      const session = createSession({ connection: harness.connect('streams'), identity })
      onTestFinished(() => session.close())
      await session.whenSynced()
      return session
    },
  }
}

/** Reads a stream, and checks that positions follow one another. */
export function read(session: Session, range: Partial<StreamRange> = {}): Reading {
  let next = 0
  const reading: Reading = {
    messages: [],
    begins: [],
    states: [],
    faults: [],
    isEnded: false,
    losses: 0,
    error: undefined,
    stop: () => stop(),
  }
  const stop = subscribeStream(
    session,
    { stream: STREAM, from: 0, ...range },
    {
      onReading: (from) => {
        reading.begins.push(from)
        next = from
      },
      onMessages: (messages, position) => {
        if (position !== next) reading.faults.push(`${position} came where ${next} was due`)
        next = position + messages.length
        reading.messages.push(...messages)
      },
      onState: (state) => void reading.states.push(state),
      onLost: () => void (reading.losses += 1),
      onEnded: () => void (reading.isEnded = true),
      onError: (error) => void (reading.error = error),
    },
  )
  onTestFinished(stop)
  return reading
}

/** Opens a channel with this request, again after each loss of the link. */
export function openRaw(session: Session, request: ChannelFrame): RawChannel {
  const frames: RelayStreamFrame[] = []
  const channel = hubOf(session).open((own) => ({
    opened: () => void own.send(request),
    lost: () => {},
    received: (frame) => void frames.push(frame),
    failed: () => {},
  }))
  onTestFinished(() => channel.close())
  return { channel, frames }
}

/** Writes chunks as an agent, and closes if it is told to. */
export async function write(
  session: Session,
  chunks: readonly StreamChunk[],
  { stream = STREAM, close = false }: { readonly stream?: string; readonly close?: boolean } = {},
): Promise<void> {
  const writer = createStreamWriter(session, { stream })
  for (const chunk of chunks) await writer.write(chunk)
  await writer.flush()
  if (close) await writer.close()
  else writer.abandon()
}

/** A chunk that is not put together with others. */
export function data(value: unknown): StreamChunk {
  return { type: 'data-test', data: value }
}

/** `count` chunks, numbered. */
export function numbered(count: number, from = 0): readonly StreamChunk[] {
  return Array.from({ length: count }, (_, index) => data(from + index))
}

/** The last of what the relay has told of a stream. */
export function lastState(reading: Reading): StreamState | undefined {
  return reading.states.at(-1)
}
