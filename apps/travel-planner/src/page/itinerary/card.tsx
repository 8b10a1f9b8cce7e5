import type { ReactElement, ReactNode } from 'react'
import { Icon, type IconName } from '../layout/icon.tsx'
import { useRemove, type Removable } from './undo.tsx'

export interface CardProps {
  readonly icon: IconName
  /** What it is, above the title: `Outbound flight`. */
  readonly kind: string
  readonly title: string
  readonly price: string
  readonly priceNote?: string | undefined
  readonly item: Removable
  readonly children?: ReactNode
}

/** One thing that has been chosen. */
export function Card({ icon, kind, title, price, priceNote, item, children }: CardProps): ReactElement {
  const remove = useRemove()
  return (
    <article className="tp-card" aria-label={`${kind}: ${title}`}>
      <span className="tp-card-icon"><Icon name={icon} /></span>
      <div className="tp-card-body">
        <p className="tp-card-kind">{kind}</p>
        <h3 className="tp-card-title">{title}</h3>
        {children}
      </div>
      <div className="tp-card-end">
        <p className="tp-price">{price}</p>
        {priceNote && <p className="tp-price-note">{priceNote}</p>}
        <RemoveButton title={item.title} onClick={() => remove(item)} />
      </div>
    </article>
  )
}

export interface UnreadableCardProps {
  readonly title: string
  readonly remove: () => void
  readonly issues: readonly { readonly message: string }[]
}

/** Something on the board that is not what it should be: it can be removed, but not put back. */
export function UnreadableCard({ title, remove, issues }: UnreadableCardProps): ReactElement {
  return (
    <article className="tp-card" aria-label={title}>
      <span className="tp-card-icon"><Icon name="ticket" /></span>
      <div className="tp-card-body">
        <p className="tp-card-kind">Not as expected</p>
        <h3 className="tp-card-title">{title}</h3>
        <p className="tp-card-text">{issues[0]?.message ?? 'This entry cannot be read.'}</p>
      </div>
      <div className="tp-card-end">
        <RemoveButton title={title} onClick={remove} />
      </div>
    </article>
  )
}

interface RemoveButtonProps {
  readonly title: string
  readonly onClick: () => void
}

function RemoveButton({ title, onClick }: RemoveButtonProps): ReactElement {
  return (
    <button type="button" className="tp-remove" aria-label={`Remove ${title}`} onClick={onClick}>
      <Icon name="trash" />
      <span>Remove</span>
    </button>
  )
}
