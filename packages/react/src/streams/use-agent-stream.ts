import type { AgentView, Store } from '@callboard/session'
import { readStream, type ReadOptions, type StreamView } from '@callboard/session/streams'
import { useMemo, useState, type RefCallback } from 'react'
import { useProvidedSession } from '../session/session-context.ts'
import { useStore } from '../store/use-store.ts'
import { newestStream } from './newest-stream.ts'
import { paintedStore, type Throttle } from './painted-store.ts'
import { createVisibility } from './visibility.ts'

/** Options of {@link useAgentStream}. */
export interface AgentStreamOptions extends ReadOptions {
  /** `frame`: renders at most once a frame, with all streams that changed; `none`: each change. @default 'frame' */
  readonly throttle?: Throttle | undefined
}

/** A stream as it is shown. */
export interface AgentStreamHandle extends StreamView {
  /**
   * Give it to the element that shows the stream, one with a box of its own, and nothing is received while that is far
   * from the viewport. It is always the same function.
   */
  readonly ref: RefCallback<Element>
}

const nothing: StreamView = {
  stream: undefined,
  status: 'waiting',
  text: '',
  reasoning: '',
  parts: [],
  error: undefined,
  reason: undefined,
  behind: 0,
  position: 0,
  attempt: 1,
  truncated: false,
  skipped: 0,
}
const noStream: Store<StreamView> = { getSnapshot: () => nothing, subscribe: () => () => {} }
const noAgent: Store<AgentView | undefined> = { getSnapshot: () => undefined, subscribe: () => () => {} }

/**
 * What an agent streams: text, reasoning and parts as far as they have come, with the status. Give an agent's id for
 * its newest open stream (or its newest, when none is open), or the name of a stream, `agents/<agent id>/<id>`.
 *
 * The stream is received while the component is mounted, the page is visible and, if `ref` is given to an element, that
 * is near the viewport; else it stays as it is and goes on from there later. Components that show the same stream share
 * what is received. Parts that did not change are the same objects. On the server and while hydrating it is `waiting`.
 *
 * @example
 * const { parts, status, ref } = useAgentStream('flights')
 * const rows = parts.map((part, index) => <Part key={index} part={part} />)
 * return <section ref={ref} aria-busy={status === 'streaming'}>{rows}</section>
 */
export function useAgentStream(agentOrStream: string | undefined, options: AgentStreamOptions = {}): AgentStreamHandle {
  const { session, hydration } = useProvidedSession('useAgentStream')
  const { from, window, throttle = 'frame' } = options
  const isName = agentOrStream?.includes('/') === true
  const agentOf = ({ agents }: typeof session): Store<AgentView | undefined> =>
    isName || agentOrStream === undefined ? noAgent : agents.get(agentOrStream)
  const newest = useStore(agentOf(session), newestStream, () => agentOf(hydration()))
  const stream = isName ? agentOrStream : newest

  const [visibility] = useState(createVisibility)
  const shown = useMemo(() => {
    // On a server nothing is received, and what a reader would keep for a while would keep the process.
    if (stream === undefined || typeof document === 'undefined') return noStream
    return paintedStore(readStream(session, stream, { from, window }), visibility, throttle)
  }, [session, stream, from, window, throttle, visibility])
  const view: StreamView = useStore(shown, undefined, () => noStream)
  return useMemo(() => ({ ...view, ref: visibility.ref }), [view, visibility])
}
