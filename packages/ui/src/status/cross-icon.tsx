import { X } from 'lucide-react'
import type { ReactElement } from 'react'
import { Icon } from '../icon/icon.tsx'

/** A cross for buttons that remove or dismiss. Hidden from screen readers. */
export function CrossIcon(): ReactElement {
  return <Icon of={X} />
}
