import type { ReactElement } from 'react'

const PATHS = {
  plane: 'M10.5 13.5 3 11l1.2-1.5 7 .6L15.5 5c.8-1 2.6-1.6 3.4-.9.7.8.1 2.6-.9 3.4l-5.1 4.3.6 7L12 20l-2.5-7.5-3 3V18L5 19.5l-.8-2.7L1.5 16 3 14.5h2.5',
  bed: 'M3 18.5v-12M3 15h18v3.5M21 15v-2.5a3 3 0 0 0-3-3h-7V15M7 12.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
  star: 'm12 3.5 2.6 5.3 5.9.9-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.9Z',
  ticket: 'M4 7.5h16v3a1.8 1.8 0 0 0 0 3.5v3H4v-3a1.8 1.8 0 0 0 0-3.5ZM14 7.5v2M14 11.2v2M14 15v2',
  trash: 'M5 7h14M10 7V5h4v2M7 7l.8 12h8.4L17 7M10.3 10.5v5M13.7 10.5v5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  display: 'M4 5h16v11H4ZM9 20h6M12 16v4',
  wallet: 'M4 7.5h14.5v11H4ZM4 7.5 15.5 4v3.5M14.5 13h1.5',
  people: 'M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3 19a6 6 0 0 1 12 0M16 5.4a3 3 0 0 1 0 5.8M17.5 14.4A6 6 0 0 1 21 19',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cloud: 'M7.5 18.5a4 4 0 0 1-.3-8 5.2 5.2 0 0 1 10-.7 4.4 4.4 0 0 1-.7 8.7Z',
  arrow: 'M4 12h15M13.5 6.5 19 12l-5.5 5.5',
  compass: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM15.5 8.5l-2 5-5 2 2-5Z',
} as const

/** Which picture. */
export type IconName = keyof typeof PATHS

export interface IconProps {
  readonly name: IconName
}

/** A line drawing in the colour of the text around it; what it means is said in words beside it. */
export function Icon({ name }: IconProps): ReactElement {
  return (
    <svg className="tp-icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
