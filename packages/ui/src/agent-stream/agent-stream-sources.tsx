import type { SourcePart } from '@callboard/session/streams'
import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { hostOf, safeWebLink } from '../url/safe-url.ts'
import { SourcesContext, useAroundPart } from './stream-context.tsx'

/**
 * What the agent went by: links, if they lead to the web, else titles alone. Nothing is loaded from them. Renders a
 * `<div>`, or nothing where there are none.
 */
export const AgentStreamSources: Part<'div', object> = createPart('div', 'AgentStream.Sources', () => {
  const sources = useAroundPart(SourcesContext, 'AgentStream.Sources')
  const { strings } = useStrings(ENGLISH_STREAMS)
  if (sources.length === 0) return null
  return {
    state: {},
    own: {
      children: (
        <>
          <p className="cb-agent-stream-sources-title">{strings.sources}</p>
          <ol role="list" className="cb-agent-stream-sources-list">
            {onceEach(sources).map((source) => <li key={source.sourceId} className="cb-agent-stream-source"><Source source={source} /></li>)}
          </ol>
        </>
      ),
    },
  }
})

function Source({ source }: { source: SourcePart }): ReactElement {
  const link = source.url === undefined ? undefined : safeWebLink(source.url)
  const title = source.title || (link === undefined ? source.mediaType ?? source.sourceId : hostOf(link))
  if (link === undefined) return <span dir="auto">{title}</span>
  return (
    <>
      <a className="cb-link" dir="auto" href={link} target="_blank" rel="noopener noreferrer nofollow">{title}</a>
      {source.title ? <span className="cb-agent-stream-source-host" dir="ltr">{hostOf(link)}</span> : null}
    </>
  )
}

function onceEach(sources: readonly SourcePart[]): readonly SourcePart[] {
  return [...new Map(sources.map((source) => [source.sourceId, source])).values()]
}
