import { useStore, useSession } from '@callboard/react'
import { shownName } from '../name/shown-name.ts'
import { createPart, type Part } from '../part/create-part.tsx'
import { rowState, type ProgressTreeRowState } from './progress-tree-row.tsx'
import { useShownTask } from './tree-context.tsx'

/** The name of the agent whose task it is. Renders a `<span>`. */
export const ProgressTreeAgent: Part<'span', ProgressTreeRowState> = createPart('span', 'ProgressTree.Agent', () => {
  const shown = useShownTask('ProgressTree.Agent')
  const { agents } = useSession()
  const { agentId } = shown.task
  const name = useStore(agents.get(agentId), (agent) => agent?.name)
  return { state: rowState(shown), own: { dir: 'auto', children: shownName(name, agentId) } }
})
