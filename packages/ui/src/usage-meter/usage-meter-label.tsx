import { createPart, type Part } from '../part/create-part.tsx'
import { usageState, useShownUsage, type UsageMeterState } from './usage-context.tsx'

/** The meter's name. Renders a `<span>`. */
export const UsageMeterLabel: Part<'span', UsageMeterState> = createPart('span', 'UsageMeter.Label', () => {
  const shown = useShownUsage('UsageMeter.Label')
  return { state: usageState(shown), own: { id: shown.labelId, dir: 'auto' } }
})
