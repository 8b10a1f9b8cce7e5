import { useId, type ReactElement, type ReactNode } from 'react'

export interface PanelProps {
  /** The heading, and the accessible name of the region. */
  readonly title: string
  /** Which panel it is to the stylesheet. */
  readonly area: 'itinerary'
  /** What stands at the end of the heading's line. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A named region of the page. */
export function Panel({ title, area, aside, children }: PanelProps): ReactElement {
  const headingId = useId()
  return (
    <section className="tp-panel" data-area={area} aria-labelledby={headingId}>
      <header className="tp-panel-head">
        <h2 id={headingId} className="tp-panel-title">{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
