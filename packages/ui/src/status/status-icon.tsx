import type { DerivedStatus } from '@callboard/session'
import type { ReactElement } from 'react'
import type { TaskState } from '../strings/progress-strings.ts'
import { createPart, type Part } from '../part/create-part.tsx'

/** What an icon can stand for: the status of an agent or a task, or something that cannot be read. */
export type IconStatus = DerivedStatus | TaskState | 'invalid'

/** The state of a {@link StatusIcon} as attributes. */
export interface StatusIconState {
  /** `data-status` */
  status: IconStatus
}

const ring = <circle cx="8" cy="8" r="6.1" />

/**
 * Each status has a shape of its own, so that none is told by its colour alone. Drawn here and not taken from the icon library: two of them
 * move, and a badge is to cost 5 KiB at most.
 */
const GLYPHS: Readonly<Record<IconStatus, ReactElement>> = {
  idle: <circle cx="8" cy="8" r="4.25" />,
  queued: <circle cx="8" cy="8" r="6.1" strokeDasharray="1.1 2.73" />,
  working: <><circle className="cb-status-icon-track" cx="8" cy="8" r="6.1" /><path className="cb-status-icon-arc" d="M8 1.9a6.1 6.1 0 0 1 6.1 6.1" /></>,
  running: <><circle className="cb-status-icon-track" cx="8" cy="8" r="6.1" /><path className="cb-status-icon-arc" d="M8 1.9a6.1 6.1 0 0 1 6.1 6.1" /></>,
  waiting: <path d="M4.2 2h7.6M4.2 14h7.6M5 2v2.2c0 1.9 3 2.5 3 3.8s-3 1.9-3 3.8V14M11 2v2.2c0 1.9-3 2.5-3 3.8s3 1.9 3 3.8V14" />,
  paused: <>{ring}<path d="M6.4 5.8v4.4M9.6 5.8v4.4" /></>,
  stalled: <><path d="M8 2.1 14.3 13.3H1.7Z" /><path d="M8 6.5v3M8 11.4v.1" /></>,
  failed: <>{ring}<path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2" /></>,
  done: <>{ring}<path d="m5.3 8.2 1.9 1.9 3.5-4" /></>,
  cancelled: <>{ring}<path d="M5.4 8h5.2" /></>,
  offline: <>{ring}<path d="m3.7 12.3 8.6-8.6" /></>,
  orphaned: <>{ring}<path d="m3.7 12.3 8.6-8.6" /></>,
  invalid: <><rect x="2.6" y="2.6" width="10.8" height="10.8" rx="2" /><path d="M6.4 6.3a1.7 1.7 0 1 1 2.5 1.5c-.6.3-.9.6-.9 1.2M8 11.2v.1" /></>,
}

/** A picture of a status. Hidden from screen readers: the words beside it say the same. Renders a `<span>`. */
export const StatusIcon: Part<'span', StatusIconState, { status: IconStatus }> = createPart(
  'span',
  'StatusIcon',
  ({ status, ...rest }: { status: IconStatus }) => ({
    state: { status },
    rest,
    own: {
      'aria-hidden': true,
      children: (
        <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
          {GLYPHS[status]}
        </svg>
      ),
    },
  }),
)
