import { Avatar as BaseAvatar } from '@base-ui/react/avatar'
import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { initials, stableIndex } from './initials.ts'

/** How many tints there are for those who have no picture. */
const TINT_COUNT = 6

/** The state of an {@link Avatar} as attributes. */
export interface AvatarState {
  /** `data-kind`: agents are squares, people circles */
  kind: 'agent' | 'person'
  /** `data-tint`: 1 to 6, by the id */
  tint: string
}

export interface AvatarOptions {
  kind: 'agent' | 'person'
  /** Whose it is; picks the tint. */
  ownerId: string
  name: string
  /** URL of a picture; initials show until it has loaded, or when it cannot. */
  src?: string | undefined
}

/** A picture or initials; decoration beside the name, hidden from screen readers. Renders a `<span>`. */
export const Avatar: Part<'span', AvatarState, AvatarOptions> = createPart(
  'span',
  'Avatar',
  ({ kind, ownerId, name, src, ...rest }: AvatarOptions) => ({
    state: { kind, tint: String(1 + stableIndex(ownerId, TINT_COUNT)) },
    rest,
    base: BaseAvatar.Root,
    own: { 'aria-hidden': true, children: <Picture name={name} src={src} /> },
  }),
)

function Picture({ name, src }: { name: string; src: string | undefined }): ReactElement {
  return (
    <>
      {src === undefined ? null : <BaseAvatar.Image className="cb-avatar-image" src={src} alt="" />}
      <BaseAvatar.Fallback className="cb-avatar-fallback">{initials(name)}</BaseAvatar.Fallback>
    </>
  )
}
