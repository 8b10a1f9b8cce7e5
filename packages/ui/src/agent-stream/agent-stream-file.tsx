import type { FilePart } from '@callboard/session/streams'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { hostOf, safeWebLink } from '../url/safe-url.ts'

/** A file: its kind, and a link if it is on the web. It is not loaded. Renders a `<p>`. */
export const AgentStreamFile: Part<'p', object, { part: FilePart }> = createPart(
  'p',
  'AgentStream.File',
  ({ part, ...rest }: { part: FilePart }) => {
    const { strings } = useStrings(ENGLISH_STREAMS)
    const link = safeWebLink(part.url)
    const words = strings.file(part.mediaType)
    return {
      state: {},
      rest,
      own: {
        children: link === undefined
          ? words
          : <a className="cb-link" href={link} target="_blank" rel="noopener noreferrer nofollow">{words} ({hostOf(link)})</a>,
      },
    }
  },
)
