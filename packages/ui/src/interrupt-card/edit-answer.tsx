import type { ReactElement } from 'react'
import { useInterruptCard } from './interrupt-context.tsx'
import { ValueEditor } from './value-editor.tsx'

/** The draft, to be changed or taken as it is. */
export function EditAnswer(): ReactElement {
  const { interrupt } = useInterruptCard('InterruptCard.Answer')
  return <ValueEditor original={interrupt.draft} />
}
