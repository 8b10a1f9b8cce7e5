import { joinSession, type AgentStream } from '@callboard/agent'
import { createSession, websocketConnection } from '@callboard/session'
import { subscribeStream } from '@callboard/session/streams'
import type { StreamContender, StreamPlace } from './contender.ts'

/**
 * An agent a writer, each with its own socket; the reader has one for all. Coalesced is as shipped: what is written
 * while an append is under way leaves together. Else the next token waits until the one before is on disk.
 */
export function callboard({ coalesced }: { readonly coalesced: boolean }): StreamContender {
  return {
    server: 'relay',
    durable: 'before it is shown',
    async open(place) {
      const streams = await Promise.all(Array.from({ length: place.writers }, (_, writer) => openWriter(place, writer)))
      await openReader(place)
      const last = streams.map(() => Promise.resolve())
      return {
        write(writer, token) {
          const stream = streams[writer]
          if (stream === undefined) return
          if (coalesced) void stream.write(token)
          else last[writer] = (last[writer] ?? Promise.resolve()).then(() => (void stream.write(token), stream.flush()))
        },
        async settled() {
          await Promise.all(last)
          await Promise.all(streams.map((stream) => stream.flush()))
        },
      }
    },
  }
}

async function openWriter({ writerPort }: StreamPlace, writer: number): Promise<AgentStream> {
  const agent = await joinSession({
    url: `ws://127.0.0.1:${writerPort}`,
    session: 'bench',
    agent: { id: `writer-${writer}`, name: `Writer ${writer}` },
    handleSignals: false,
  })
  const stream = agent.stream({ id: 'text' })
  await stream.opened
  await agent.flush()
  return stream
}

async function openReader({ readerPort, writers, onText }: StreamPlace): Promise<void> {
  const connection = websocketConnection({ url: `ws://127.0.0.1:${readerPort}`, session: 'bench' })
  const session = createSession({ connection, identity: { kind: 'observer' } })
  await session.whenSynced()
  const opened = Array.from({ length: writers }, (_, writer) => new Promise<void>((resolve, reject) => {
    subscribeStream(session, { stream: `agents/writer-${writer}/text`, from: 0 }, {
      onReading: () => resolve(),
      onMessages(messages) {
        for (const message of messages as readonly { type: string; delta: string }[]) {
          if (message.type === 'text-delta') onText(writer, message.delta)
        }
      },
      onState: () => undefined,
      onLost: () => undefined,
      onError: reject,
    })
  }))
  await Promise.all(opened)
}
