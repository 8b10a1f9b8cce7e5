import type { ReactElement } from 'react'
import { jsonText } from './json-text.ts'

/** A value as JSON under a heading of its own. */
export function JsonBlock({ label, value }: { label: string; value: unknown }): ReactElement {
  return (
    <div className="cb-json">
      <p className="cb-json-label">{label}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <pre className="cb-json-text" dir="ltr" role="group" aria-label={label} tabIndex={0}>{jsonText(value)}</pre>
    </div>
  )
}
