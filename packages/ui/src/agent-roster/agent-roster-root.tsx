import { useAgents, useConnection } from '@callboard/react'
import { useId } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { regionName, RegionTitleContext } from '../region/region-title.ts'

/** The state of {@link AgentRosterRoot} as attributes. */
export interface AgentRosterRootState {
  /** `data-content`: `loading` until the board has been received once, then `empty` or `full` */
  content: 'loading' | 'empty' | 'full'
}

/** How full the roster is. */
export function useRosterContent(): AgentRosterRootState['content'] {
  const { everSynced } = useConnection()
  const count = useAgents().length
  if (count > 0) return 'full'
  return everSynced ? 'empty' : 'loading'
}

/** The region of the agents, named by its title. Renders a `<section>`. */
export const AgentRosterRoot: Part<'section', AgentRosterRootState> = createPart('section', 'AgentRoster.Root', (props) => {
  const titleId = useId()
  const content = useRosterContent()
  return {
    state: { content },
    own: { 'aria-busy': content === 'loading', ...regionName(titleId, props) },
    wrap: (element) => <RegionTitleContext.Provider value={titleId}>{element}</RegionTitleContext.Provider>,
  }
})
