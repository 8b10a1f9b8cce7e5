import type { ReactElement } from 'react'

/** Shows that something opens, and whether it is open. Hidden from screen readers. */
export function Chevron(): ReactElement {
  return (
    <svg className="cb-chevron" aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
      <path d="m6.25 4.5 3.5 3.5-3.5 3.5" />
    </svg>
  )
}
