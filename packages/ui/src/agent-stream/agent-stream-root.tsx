import { useAgentStream } from '@callboard/react/streams'
import type { ReadOptions, StreamStatus, StreamView } from '@callboard/session/streams'
import { useMemo, type ComponentType, type ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { isUnfinished, usePartKeys, useSources } from './part-keys.ts'
import {
  ConditionContext,
  PartsContext,
  SourcesContext,
  TextRendererContext,
  type StreamCondition,
  type StreamTextProps,
} from './stream-context.tsx'

/** The state of the parts of a stream as attributes. */
export interface AgentStreamState {
  /** `data-status`: `waiting`, `catching-up`, `streaming`, `interrupted`, `done` or `failed` */
  status: StreamStatus
}

export interface AgentStreamRootOptions extends ReadOptions {
  /** An agent's id, for its newest stream, the open ones first; or the name of a stream, `agents/<agent id>/<id>`. */
  stream: string | undefined
  /**
   * Shows text parts, for example `MarkdownText` of `@callboard/ui/markdown`. Give the same component each time.
   * @default plain text
   */
  renderText?: ComponentType<StreamTextProps> | undefined
}

/**
 * Reads a stream and hands it to the parts inside; they render again when what they show changes, and only then.
 * Renders a `<div>`.
 */
export const AgentStreamRoot: Part<'div', AgentStreamState, AgentStreamRootOptions> = createPart(
  'div',
  'AgentStream.Root',
  ({ stream, from, window, renderText, ...rest }: AgentStreamRootOptions) => {
    const { ref, ...view } = useAgentStream(stream, { from, window })
    const isLive = view.status !== 'done' && view.status !== 'failed' && view.status !== 'interrupted'
    const condition = useCondition(view, isLive)
    const keys = usePartKeys(view.parts)
    const sources = useSources(view.parts)
    const shown = useMemo(() => ({ parts: view.parts, keys, isLive }), [view.parts, keys, isLive])
    return {
      state: { status: view.status },
      ref,
      rest,
      wrap: (element): ReactElement => (
        <TextRendererContext.Provider value={renderText}>
          <ConditionContext.Provider value={condition}>
            <SourcesContext.Provider value={sources}>
              <PartsContext.Provider value={shown}>{element}</PartsContext.Provider>
            </SourcesContext.Provider>
          </ConditionContext.Provider>
        </TextRendererContext.Provider>
      ),
    }
  },
)

function useCondition(view: StreamView, isLive: boolean): StreamCondition {
  const { stream, status, error, reason, behind, attempt, truncated } = view
  const last = view.parts.at(-1)
  const isActive = isLive && last !== undefined && isUnfinished(last)
  const finalText = isLive ? undefined : view.text
  return useMemo(
    () => ({ stream, status, error, reason, behind, attempt, truncated, isActive, finalText }),
    [stream, status, error, reason, behind, attempt, truncated, isActive, finalText],
  )
}
