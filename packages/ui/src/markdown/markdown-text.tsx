import { type ReactElement } from 'react'
import { defaultRemarkPlugins, Streamdown, type UrlTransform } from 'streamdown'
import type { StreamTextProps } from '../agent-stream/stream-context.tsx'
import { safeLink } from '../url/safe-url.ts'
import { MARKDOWN_COMPONENTS, MARKDOWN_ELEMENTS } from './markdown-components.tsx'

export interface MarkdownTextProps extends StreamTextProps {
  className?: string | undefined
}

const REMARK_PLUGINS = Object.values(defaultRemarkPlugins)
/** None: HTML in the text stays text, since nothing ever parses it. */
const REHYPE_PLUGINS: [] = []

/**
 * A text as Markdown, also while its end is in the middle of something. For `renderText` of `AgentStream` and `Conversation`.
 *
 * Nothing in the text can do anything: HTML shows as text, links lead to `http:`, `https:` and `mailto:` only, images are
 * not loaded but linked, code is plain. Nothing is requested from anywhere before a link is followed.
 *
 * @example
 * <AgentStream stream="flights" renderText={MarkdownText} />
 */
export function MarkdownText({ text, state, className }: MarkdownTextProps): ReactElement {
  return (
    <Streamdown
      className={className === undefined ? 'cb-markdown' : `cb-markdown ${className}`}
      components={MARKDOWN_COMPONENTS}
      allowedElements={MARKDOWN_ELEMENTS}
      unwrapDisallowed
      urlTransform={onlySafe}
      remarkPlugins={REMARK_PLUGINS}
      rehypePlugins={REHYPE_PLUGINS}
      mode="streaming"
      parseIncompleteMarkdown={state === 'streaming'}
      isAnimating={state === 'streaming'}
      controls={false}
      linkSafety={NO_QUESTION}
      dir="auto"
    >
      {text}
    </Streamdown>
  )
}

const NO_QUESTION = { enabled: false }

/** Streamdown calls it with every address of every element, in the text as it is put together. */
const onlySafe: UrlTransform = (address) => safeLink(address)
