import { useConnection } from '@callboard/react'
import { useGrants } from '@callboard/react/interrupts'
import { useId, useMemo, useRef, useState } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { activeElementOf } from '../region/active-element.ts'
import { regionName, RegionTitleContext } from '../region/region-title.ts'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { GrantListContext, type GrantListContextValue, type GrantListState } from './grant-list-context.tsx'

export interface GrantListRootOptions {
  /** Only what this agent may do. Left out: every agent. */
  agent?: string | undefined
}

/** What agents may do without asking again; a region named by its title. Renders a `<section>`. */
export const GrantListRoot: Part<'section', GrantListState, GrantListRootOptions> = createPart(
  'section',
  'GrantList.Root',
  ({ agent, ...rest }: GrantListRootOptions & { 'aria-label'?: string | undefined }) => {
    const titleId = useId()
    const element = useRef<HTMLElement | null>(null)
    const { everSynced } = useConnection()
    const { strings } = useStrings(ENGLISH_STREAMS)
    const { grants, revoke } = useGrants()
    const [problem, setProblem] = useState<string>()
    const list = useMemo<GrantListContextValue>(() => {
      const shown = grants.filter(({ agentId }) => agent === undefined || agentId === agent).toSorted((a, b) => b.at - a.at)
      return {
        state: { content: shown.length > 0 ? 'full' : everSynced ? 'empty' : 'loading' },
        grants: shown,
        problem,
        revoke: ({ key }) => {
          try {
            revoke(key)
            setProblem(undefined)
          } catch (error) {
            setProblem(strings.problem(error instanceof Error ? error : new Error(String(error))))
          }
        },
        itemLeaves: (item) => focusNeighbour(element.current, item),
      }
    }, [grants, agent, everSynced, problem, revoke, strings])
    return {
      state: list.state,
      ref: element,
      rest,
      own: { tabIndex: -1, ...regionName(titleId, rest) },
      wrap: (section) => (
        <RegionTitleContext.Provider value={titleId}>
          <GrantListContext.Provider value={list}>{section}</GrantListContext.Provider>
        </RegionTitleContext.Provider>
      ),
    }
  },
)

/** When `item` leaves with the focus in it, the button of the item after it gets the focus, or of that before it, or the list itself. */
function focusNeighbour(list: HTMLElement | null, item: HTMLElement): void {
  if (list === null || !item.contains(activeElementOf(item))) return
  const items = [...list.querySelectorAll<HTMLElement>('[data-grant]')]
  const index = items.indexOf(item)
  const heir = (items[index + 1] ?? items[index - 1])?.querySelector<HTMLElement>('[data-revoke]') ?? list
  heir.focus()
}
