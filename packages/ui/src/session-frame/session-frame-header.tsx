import { createPart, type Part } from '../part/create-part.tsx'
import { useFrame, type SessionFrameState } from './frame-context.tsx'

/** What stands above the panels: a title, who is here, whether it is saved. Renders a `<header>`. */
export const SessionFrameHeader: Part<'header', SessionFrameState> = createPart('header', 'SessionFrame.Header', () => ({
  state: useFrame('SessionFrame.Header').state,
}))
