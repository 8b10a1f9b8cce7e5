import { SessionProvider } from '@callboard/react'
import { useAgentStream } from '@callboard/react/streams'
import { createSession, websocketConnection } from '@callboard/session'
import type { ReactElement } from 'react'
import type { RenderContender } from '../contender.ts'
import { numbers, renderList, renderRow } from '../row.tsx'

type Throttle = 'frame' | 'none'

/** Ours: a hook a row, all on the session's one socket. */
export function callboard(throttle: Throttle): RenderContender {
  return {
    feed: 'callboard',
    async open({ port, agents, oldRows }) {
      const connection = websocketConnection({ url: `ws://127.0.0.1:${port}`, session: 'bench' })
      const session = createSession({ connection, identity: { kind: 'observer' } })
      await session.whenSynced()
      const element = (
        <SessionProvider session={session}>
          {renderList([
            ...numbers(oldRows).map((row) => (
              <Row key={`old-${row}`} id={`old-${row}`} stream={`agents/old/answer-${row}`} throttle={throttle} />
            )),
            ...numbers(agents).map((row) => (
              <Row key={row} id={`agent-${row}`} stream={`agent-${row}`} throttle={throttle} />
            )),
          ])}
        </SessionProvider>
      )
      return { element, close: () => void session.close() }
    },
  }
}

function Row({ id, stream, throttle }: { id: string; stream: string; throttle: Throttle }): ReactElement {
  return renderRow(id, useAgentStream(stream, { throttle }).text)
}
