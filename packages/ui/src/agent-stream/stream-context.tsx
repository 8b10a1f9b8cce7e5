import { CallboardError } from '@callboard/session'
import type { SourcePart, StreamPart, StreamView } from '@callboard/session/streams'
import { createContext, useContext, type ComponentType, type Context } from 'react'

/** What a component that shows an agent's text gets. */
export interface StreamTextProps {
  /** As far as it has come. */
  text: string
  /** `streaming`: more may come, so that its end can be in the middle of something. */
  state: 'streaming' | 'done'
}

/** How a stream stands: what changes seldom, unlike its parts. */
export type StreamCondition = Pick<StreamView, 'stream' | 'status' | 'error' | 'reason' | 'behind' | 'attempt' | 'truncated'> & {
  /** Whether something that is shown moves already: text that grows, a tool at work. */
  readonly isActive: boolean
  /** All its text, once nothing more comes. */
  readonly finalText: string | undefined
}

/** The parts that are shown, each with a key that stays the same. */
export interface ShownParts {
  readonly parts: readonly StreamPart[]
  readonly keys: readonly number[]
  /** Whether more may come. */
  readonly isLive: boolean
}

export const ConditionContext: Context<StreamCondition | undefined> = createContext<StreamCondition | undefined>(undefined)
export const PartsContext: Context<ShownParts | undefined> = createContext<ShownParts | undefined>(undefined)
export const SourcesContext: Context<readonly SourcePart[] | undefined> = createContext<readonly SourcePart[] | undefined>(undefined)
export const TextRendererContext: Context<ComponentType<StreamTextProps> | undefined> =
  createContext<ComponentType<StreamTextProps> | undefined>(undefined)

/**
 * What is around a part of a stream.
 *
 * @throws CallboardError `provider-missing` outside of `AgentStream.Root`
 */
export function useAroundPart<Value>(context: Context<Value | undefined>, part: string): Value {
  const value = useContext(context)
  if (value === undefined) {
    throw new CallboardError({
      code: 'provider-missing',
      message: `${part} does not know which stream to show. Put it inside AgentStream.Root, and give that a stream.`,
    })
  }
  return value
}
