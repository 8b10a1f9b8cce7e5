import type { ReactNode } from 'react'

/** Where a panel stands while there is room for several side by side. */
export type FramePlace = 'start' | 'main' | 'end'

/** One part of a frame: a region while there is room, else what a tab shows. */
export interface FramePanel {
  /** Its own among the panels. */
  readonly id: string
  /** Names the tab, and the panel where its content does not name itself. */
  readonly label: string
  /** Beside the label in the tab. */
  readonly icon?: ReactNode
  /** @default 'main' */
  readonly place?: FramePlace | undefined
  /** How much waits there for the reader, shown in the tab; 0 shows nothing. */
  readonly count?: number | undefined
  readonly content: ReactNode
}

/** The panels of one place, in order. */
export function panelsAt(panels: readonly FramePanel[], place: FramePlace): readonly FramePanel[] {
  return panels.filter((panel) => (panel.place ?? 'main') === place)
}
