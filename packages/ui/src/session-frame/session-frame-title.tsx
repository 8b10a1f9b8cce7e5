import { useSession, useStore } from '@callboard/react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_FRAME } from '../strings/english/frame.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** The session's title. Renders an `<h1>`: give another by `render` where the page has one already. */
export const SessionFrameTitle: Part<'h1', object> = createPart('h1', 'SessionFrame.Title', () => {
  const { title } = useStore(useSession().info)
  const { strings } = useStrings(ENGLISH_FRAME)
  return { state: {}, own: { dir: 'auto', children: title?.trim() || strings.untitledSession } }
})
