import { Avatar as BaseAvatar } from '@base-ui/react/avatar'
import type { DerivedStatus } from '@callboard/session'
import { Bot, User } from 'lucide-react'
import type { ReactElement } from 'react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { initials, stableIndex } from './initials.ts'
import { pictureAddress } from './picture-address.ts'

/** How many tints there are for those who have no picture. */
const TINT_COUNT = 6

/** The state of an {@link Avatar} as attributes. */
export interface AvatarState {
  /** `data-kind`: agents are squares, people circles */
  kind: 'agent' | 'person'
  /** `data-tint`: 1 to 6, by the id */
  tint: string
  /** `data-status`: of one that is given a status */
  status: DerivedStatus | 'online' | undefined
}

export interface AvatarOptions {
  kind: 'agent' | 'person'
  /** Whose it is; picks the tint. */
  ownerId: string
  name: string
  /** URL of a picture; initials show until it has loaded, or when it cannot or may not be. */
  src?: string | undefined
  /** Shows as a dot in the corner. The words for it belong beside the avatar. */
  status?: DerivedStatus | 'online' | undefined
}

/** A picture or initials; decoration beside the name, hidden from screen readers. Renders a `<span>`. */
export const Avatar: Part<'span', AvatarState, AvatarOptions> = createPart(
  'span',
  'Avatar',
  ({ kind, ownerId, name, src, status, ...rest }: AvatarOptions) => ({
    state: { kind, tint: String(1 + stableIndex(ownerId, TINT_COUNT)), status },
    rest,
    base: BaseAvatar.Root,
    own: {
      'aria-hidden': true,
      children: (
        <>
          <Picture kind={kind} name={name} src={src} />
          {status === undefined ? null : <span className="cb-avatar-dot" data-status={status} />}
        </>
      ),
    },
  }),
)

function Picture({ kind, name, src }: Pick<AvatarOptions, 'kind' | 'name' | 'src'>): ReactElement {
  const address = src === undefined ? undefined : pictureAddress(src, globalThis.document?.baseURI)
  return (
    <>
      {address === undefined
        ? null
        : <BaseAvatar.Image className="cb-avatar-image" src={address} alt="" referrerPolicy="no-referrer" draggable={false} />}
      <BaseAvatar.Fallback className="cb-avatar-fallback">
        {initials(name) || <Icon of={kind === 'agent' ? Bot : User} />}
      </BaseAvatar.Fallback>
    </>
  )
}
