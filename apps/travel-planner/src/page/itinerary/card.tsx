import type { SelectionKey } from '@callboard/session'
import { SelectionList } from '@callboard/ui'
import { Ticket, Trash2, type LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

export interface CardProps {
  readonly selection: SelectionKey
  readonly icon: LucideIcon
  /** What it is, above the title: `Outbound flight`. */
  readonly kind: string
  readonly title: string
  readonly price?: string | undefined
  readonly priceNote?: string | undefined
  readonly children?: ReactNode
}

/** One thing that has been chosen. */
export function Card({ selection, icon: Icon, kind, title, price, priceNote, children }: CardProps): ReactElement {
  return (
    <SelectionList.Item entryKey={selection} className="tp-card" render={<article aria-label={`${kind}: ${title}`} />}>
      <span className="tp-card-icon"><Icon size="1.25em" strokeWidth={1.75} aria-hidden="true" /></span>
      <div className="tp-card-body">
        <p className="tp-soft">{kind}</p>
        <h3>{title}</h3>
        {children}
      </div>
      <div className="tp-card-end">
        {price && <p className="tp-price">{price}</p>}
        {priceNote && <p className="tp-soft">{priceNote}</p>}
        <SelectionList.Remove><Trash2 size="1em" aria-hidden="true" /></SelectionList.Remove>
      </div>
    </SelectionList.Item>
  )
}

export interface ComingCardProps {
  readonly icon: LucideIcon
  readonly kind: string
}

/** The place of what is still looked for, or was left out. */
export function ComingCard({ icon: Icon, kind }: ComingCardProps): ReactElement {
  return (
    <div className="tp-card" data-coming="">
      <span className="tp-card-icon"><Icon size="1.25em" strokeWidth={1.75} aria-hidden="true" /></span>
      <div className="tp-card-body tp-soft">
        <p>{kind}</p>
        <p>None chosen</p>
      </div>
    </div>
  )
}

export interface UnreadableCardProps {
  readonly selection: SelectionKey
  readonly title: string
  readonly issues: readonly { readonly message: string }[]
}

/** Something on the board that is not what it should be. */
export function UnreadableCard({ selection, title, issues }: UnreadableCardProps): ReactElement {
  return (
    <Card selection={selection} icon={Ticket} kind="Not as expected" title={title}>
      <p className="tp-soft">{issues[0]?.message ?? 'This entry cannot be read.'}</p>
    </Card>
  )
}
