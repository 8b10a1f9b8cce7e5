import type { ReactElement } from 'react'
import { jsonText } from './json-text.ts'

interface JsonBlockProps {
  readonly label: string
  /** Where the label would say again what stands right above. */
  readonly isLabelHidden?: boolean
  readonly value: unknown
}

/** A value as JSON under a heading of its own. */
export function JsonBlock({ label, isLabelHidden = false, value }: JsonBlockProps): ReactElement {
  return (
    <div className="cb-json">
      {isLabelHidden ? null : <p className="cb-json-label">{label}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <pre className="cb-json-text" dir="ltr" role="group" aria-label={label} tabIndex={0}>{jsonText(value)}</pre>
    </div>
  )
}
