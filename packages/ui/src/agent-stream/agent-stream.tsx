import type { ReactElement } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { AgentStreamAnnouncer } from './agent-stream-announcer.tsx'
import { AgentStreamData } from './agent-stream-data.tsx'
import { AgentStreamFile } from './agent-stream-file.tsx'
import { AgentStreamParts, type RenderStreamPart } from './agent-stream-parts.tsx'
import { AgentStreamReasoning } from './agent-stream-reasoning.tsx'
import { AgentStreamRoot, type AgentStreamRootOptions } from './agent-stream-root.tsx'
import { AgentStreamSources } from './agent-stream-sources.tsx'
import { AgentStreamStatus } from './agent-stream-status.tsx'
import { AgentStreamText } from './agent-stream-text.tsx'
import { AgentStreamTool } from './agent-stream-tool.tsx'
import { AgentStreamTruncated } from './agent-stream-truncated.tsx'

export interface AgentStreamProps extends AgentStreamRootOptions {
  /** Shows some parts otherwise: data of the app's own, say. `undefined` shows a part as usual. */
  renderPart?: RenderStreamPart | undefined
  /**
   * Whether screen readers are told, once, what was said when it is finished.
   * @default true
   */
  announce?: boolean | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** What an agent says, as it says it: text, thoughts, tool calls and sources, and how the stream stands. */
function ComposedAgentStream({ renderPart, announce = true, strings, ...root }: AgentStreamProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <AgentStreamRoot {...root}>
        <AgentStreamTruncated />
        <AgentStreamParts>{renderPart}</AgentStreamParts>
        <AgentStreamSources />
        <AgentStreamStatus />
        {announce ? <AgentStreamAnnouncer /> : null}
      </AgentStreamRoot>
    </StringsProvider>
  )
}

/** The view of a stream as a component, and its parts to compose another. */
export const AgentStream: typeof ComposedAgentStream & {
  readonly Root: typeof AgentStreamRoot
  readonly Truncated: typeof AgentStreamTruncated
  readonly Parts: typeof AgentStreamParts
  readonly Text: typeof AgentStreamText
  readonly Reasoning: typeof AgentStreamReasoning
  readonly Tool: typeof AgentStreamTool
  readonly File: typeof AgentStreamFile
  readonly Data: typeof AgentStreamData
  readonly Sources: typeof AgentStreamSources
  readonly Status: typeof AgentStreamStatus
  readonly Announcer: typeof AgentStreamAnnouncer
} = /* @__PURE__ */ Object.assign(ComposedAgentStream, {
  Root: AgentStreamRoot,
  Truncated: AgentStreamTruncated,
  Parts: AgentStreamParts,
  Text: AgentStreamText,
  Reasoning: AgentStreamReasoning,
  Tool: AgentStreamTool,
  File: AgentStreamFile,
  Data: AgentStreamData,
  Sources: AgentStreamSources,
  Status: AgentStreamStatus,
  Announcer: AgentStreamAnnouncer,
})
