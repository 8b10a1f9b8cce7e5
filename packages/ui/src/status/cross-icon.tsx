import type { ReactElement } from 'react'

/** A cross for buttons that remove or dismiss. Hidden from screen readers. */
export function CrossIcon(): ReactElement {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
      <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" />
    </svg>
  )
}
