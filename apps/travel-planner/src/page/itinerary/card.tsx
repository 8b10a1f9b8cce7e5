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
    <article className="tp-card" aria-label={`${kind}: ${title}`} data-key={item.key}>
      <span className="tp-card-icon"><Icon name={icon} /></span>
      <div className="tp-card-body">
        <p className="tp-card-kind">{kind}</p>
        <h3 className="tp-card-title">{title}</h3>
        {children}
      </div>
      <div className="tp-card-end">
        <p className="tp-price">{price}</p>
        {priceNote && <p className="tp-price-note">{priceNote}</p>}
        <button type="button" className="tp-remove" aria-label={`Remove ${item.title}`} onClick={() => remove(item)}>
          <Icon name="trash" />
          <span>Remove</span>
        </button>
      </div>
    </article>
  )
}

export interface UnreadableCardProps {
  readonly item: Removable
  readonly issues: readonly { readonly message: string }[]
}

/** Something on the board that is not what it should be: it can still be removed. */
export function UnreadableCard({ item, issues }: UnreadableCardProps): ReactElement {
  return (
    <Card icon="ticket" kind="Not as expected" title={item.title} price="" item={item}>
      <p className="tp-card-text">{issues[0]?.message ?? 'This entry cannot be read.'}</p>
    </Card>
  )
}
