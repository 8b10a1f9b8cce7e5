import { Fragment, memo, useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import { BeatContext, createBeat } from '../beat/beat.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { useRowWindow } from '../row-window/row-window.ts'
import { AgentRosterGroup } from './agent-roster-group.tsx'
import { AgentRosterItem } from './agent-roster-item.tsx'
import type { RosterRow } from './arrangement.ts'
import { RosterPinningContext } from './pinning.ts'
import { useRoster } from './roster-context.tsx'
import { nextRow } from './row-navigation.ts'
import { RowPlaceContext } from './row-place.ts'

export interface AgentRosterListOptions {
  /** Makes an agent's row, an {@link AgentRosterItem} with a key. Left out: the standard row. */
  children?: ((agentId: string) => ReactNode) | undefined
}

/** The state of {@link AgentRosterList} as attributes. */
export interface AgentRosterListState {
  /** `data-windowed`: present while only the rows near what is seen are mounted */
  windowed: boolean
}

/** What a row with two lines is high, in pixels, until it is measured. */
const ROW_HEIGHT = 57

/** Of many agents some report in every frame: rows show what has come so often, milliseconds. */
const BEAT_MS = 100

/** The agents, as they are arranged; of more than a hundred rows only those near what is seen. Renders a `<ul>`, or nothing while none is shown. */
export const AgentRosterList: Part<'ul', AgentRosterListState, AgentRosterListOptions> = createPart(
  'ul',
  'AgentRoster.List',
  ({ children: row = standardRow, ...rest }: AgentRosterListOptions) => {
    const { rows, isPinnable, arrangement, arrange, hold } = useRoster('AgentRoster.List')
    const list = useRef<HTMLElement | null>(null)
    const [currentKey, setCurrent] = useState<string>()
    const wanted = useRef<string | undefined>(undefined)
    const [beat] = useState(() => createBeat(BEAT_MS))

    const currentIndex = Math.max(rows.findIndex(({ key, type }) => key === currentKey && type === 'agent'), -1)
    const firstAgent = rows.findIndex(({ type }) => type === 'agent')
    const current = currentIndex === -1 ? firstAgent : currentIndex
    const keep = useCallback((first: number) => [current, headingOf(rows, first)], [rows, current])
    const { indexes, gapBefore, gapAtEnd, measure } = useRowWindow(list, { rows, estimatedHeight: ROW_HEIGHT, keep })
    const isWindowed = measure !== undefined
    const takesFocus = isWindowed || isPinnable
    const { groupBy, pinned } = arrangement

    const pinning = useMemo(
      () => ({
        pinned,
        pin: (id: string, isPinned: boolean) => arrange({ pinned: [...pinned.filter((other) => other !== id), ...(isPinned ? [id] : [])] }),
      }),
      [pinned, arrange],
    )

    // The row that the focus goes to may only now have been mounted.
    useLayoutEffect(() => {
      if (wanted.current === undefined) return
      focusRow(list.current, rows.findIndex(({ key }) => key === wanted.current))
      wanted.current = undefined
    })

    if (rows.length === 0) return null
    const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
      const next = nextRow(event, rows, current)
      if (next === undefined) return
      event.preventDefault()
      wanted.current = next
      setCurrent(next)
      // Also when it is the current one already.
      focusRow(list.current, rows.findIndex(({ key }) => key === next))
    }
    const shownRow = (index: number): ReactNode => {
      const shown = rows[index]
      if (shown === undefined) return null
      const gap = gapBefore(index)
      return (
        <Fragment key={shown.key}>
          {gap > 0 ? <li role="none" className="cb-agent-roster-gap" style={{ blockSize: gap }} /> : null}
          <PlacedRow
            shown={shown}
            index={index}
            count={isWindowed ? rows.length : undefined}
            isCurrent={takesFocus ? index === current : undefined}
            isGrouped={groupBy !== 'none'}
            measure={measure}
            row={row}
          />
        </Fragment>
      )
    }
    return {
      state: { windowed: isWindowed },
      rest,
      ref: list,
      own: {
        role: 'list',
        onKeyDown: takesFocus ? onKeyDown : undefined,
        onFocus: (event: React.FocusEvent<HTMLElement>) => {
          const key = rows[Number(event.target.closest<HTMLElement>('[data-agent]')?.dataset['index'] ?? Number.NaN)]?.key
          if (key !== undefined) setCurrent(key)
        },
        onPointerMove: hold,
        children: (
          <>
            {indexes.map(shownRow)}
            {gapAtEnd > 0 ? <li role="none" className="cb-agent-roster-gap" style={{ blockSize: gapAtEnd }} /> : null}
          </>
        ),
      },
      wrap: (element) => (
        <BeatContext.Provider value={isWindowed ? beat : undefined}>
          <RosterPinningContext.Provider value={isPinnable ? pinning : undefined}>{element}</RosterPinningContext.Provider>
        </BeatContext.Provider>
      ),
    }
  },
)

interface PlacedRowProps {
  readonly shown: RosterRow
  readonly index: number
  readonly count: number | undefined
  readonly isCurrent: boolean | undefined
  readonly isGrouped: boolean
  readonly measure: ((row: HTMLElement | null) => void) | undefined
  readonly row: (agentId: string) => ReactNode
}

const PlacedRow = memo(({ shown, index, count, isCurrent, isGrouped, measure, row }: PlacedRowProps): ReactElement => {
  const place = useMemo(() => ({ index, count, isCurrent, isGrouped, measure }), [index, count, isCurrent, isGrouped, measure])
  return (
    <RowPlaceContext.Provider value={place}>
      {shown.type === 'group' ? <AgentRosterGroup group={shown.group} count={shown.count} /> : row(shown.id)}
    </RowPlaceContext.Provider>
  )
})
PlacedRow.displayName = 'PlacedRow'

function standardRow(agentId: string): ReactNode {
  return <AgentRosterItem key={agentId} agentId={agentId} />
}

/** The heading that the row of an index stands below, so that it can stay in view. */
function headingOf(rows: readonly RosterRow[], index: number): number {
  for (let above = index; above >= 0; above -= 1) if (rows[above]?.type === 'group') return above
  return -1
}

function focusRow(list: HTMLElement | null, index: number): void {
  list?.querySelector<HTMLElement>(`[data-agent][data-index="${index}"]`)?.focus()
}
