import { ChevronRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { Icon } from './icon.tsx'

/** Shows that something opens, and whether it is open. Hidden from screen readers. */
export function Chevron(): ReactElement {
  return <Icon of={ChevronRight} className="cb-chevron" />
}
