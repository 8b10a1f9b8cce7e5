import { useTasks } from '@callboard/react'
import { useId } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { regionName, RegionTitleContext } from '../region/region-title.ts'

/** The state of {@link ProgressTreeRoot} as attributes. */
export interface ProgressTreeRootState {
  /** `data-empty`: present while there are no tasks */
  empty: boolean
}

/** The region of the work under way, named by its title. Renders a `<section>`. */
export const ProgressTreeRoot: Part<'section', ProgressTreeRootState> = createPart('section', 'ProgressTree.Root', (props) => {
  const titleId = useId()
  const empty = useTasks().length === 0
  return {
    state: { empty },
    own: regionName(titleId, props),
    wrap: (element) => <RegionTitleContext.Provider value={titleId}>{element}</RegionTitleContext.Provider>,
  }
})
