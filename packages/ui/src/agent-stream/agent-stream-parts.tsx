import type { DataPart, FilePart, StreamPart, TextPart, ToolPart } from '@callboard/session/streams'
import { Fragment, memo, type ReactElement, type ReactNode } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { AgentStreamData } from './agent-stream-data.tsx'
import { AgentStreamFile } from './agent-stream-file.tsx'
import { AgentStreamReasoning } from './agent-stream-reasoning.tsx'
import { AgentStreamText } from './agent-stream-text.tsx'
import { AgentStreamTool } from './agent-stream-tool.tsx'
import { isSource, isUnfinished } from './part-keys.ts'
import { PartsContext, useAroundPart } from './stream-context.tsx'

/** Shows one part of a stream in an app's own way; `undefined` shows it as usual. Give the same function each time. */
export type RenderStreamPart = (part: StreamPart) => ReactNode | undefined

export interface AgentStreamPartsOptions {
  /** Shows some of the parts otherwise; called again for a part when that part has changed. */
  children?: RenderStreamPart | undefined
}

/** All parts that have come, in order, but the sources. Renders a `<div>`, or nothing while nothing has come. */
export const AgentStreamParts: Part<'div', object, AgentStreamPartsOptions> = createPart(
  'div',
  'AgentStream.Parts',
  ({ children: renderPart, ...rest }: AgentStreamPartsOptions) => {
    const { parts, keys, isLive } = useAroundPart(PartsContext, 'AgentStream.Parts')
    if (parts.length === 0) return null
    return {
      state: {},
      rest,
      own: {
        children: parts.map((part, index) => (
          <PartRow key={keys[index]} part={part} isStopped={!isLive && isUnfinished(part)} renderPart={renderPart} />
        )),
      },
    }
  },
)

interface PartRowProps {
  part: StreamPart
  /** Whether it was under way when its stream came to an end. */
  isStopped: boolean
  renderPart: RenderStreamPart | undefined
}

const PartRow = memo(({ part, isStopped, renderPart }: PartRowProps): ReactElement => {
  const own = renderPart?.(part)
  return <Fragment>{own === undefined ? standardPart(part, isStopped) : own}</Fragment>
})
PartRow.displayName = 'PartRow'

function standardPart(part: StreamPart, isStopped: boolean): ReactNode {
  if (isSource(part) || part.type === 'step-start') return null
  switch (part.type) {
    case 'text':
      return <AgentStreamText part={part as TextPart} isStopped={isStopped} />
    case 'reasoning':
      return <AgentStreamReasoning part={part as TextPart} isStopped={isStopped} />
    case 'dynamic-tool':
      return <AgentStreamTool part={part as ToolPart} isStopped={isStopped} />
    case 'file':
      return <AgentStreamFile part={part as FilePart} />
    default:
      return <AgentStreamData part={part as DataPart} />
  }
}
