import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'

export interface IconProps {
  /** One icon of `lucide-react`, imported by its name so that no other comes along. */
  of: LucideIcon
  /** Points somewhere along the line, and so the other way where lines run from right to left. */
  directional?: boolean | undefined
  /** Filled, as the signs on buttons of players are. */
  solid?: boolean | undefined
  className?: string | undefined
}

/**
 * One icon as all of them look: as high as the text beside it, in its colour, with a line of 1.75. Hidden from screen readers, so
 * that what it means has to stand beside it or in the name of its button.
 */
export function Icon({ of: Picture, directional, solid, className }: IconProps): ReactElement {
  return (
    <Picture
      aria-hidden="true"
      focusable="false"
      size="1em"
      strokeWidth={1.75}
      className={className === undefined ? 'cb-icon' : `cb-icon ${className}`}
      data-directional={directional ? '' : undefined}
      data-solid={solid ? '' : undefined}
    />
  )
}
