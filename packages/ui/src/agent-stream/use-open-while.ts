import { useState, type SyntheticEvent } from 'react'

/** The attributes of a `<details>` that opens and closes by itself. */
export interface Disclosure {
  readonly open: boolean
  readonly onToggle: (event: SyntheticEvent<HTMLElement>) => void
}

/** Open while something holds, until its reader chooses: by the keyboard, the mouse, or by finding text in it. */
export function useOpenWhile(isHolding: boolean): Disclosure {
  const [choice, setChoice] = useState<boolean>()
  const open = choice ?? isHolding
  return {
    open,
    onToggle: (event) => {
      const isOpen = (event.currentTarget as HTMLDetailsElement).open
      if (isOpen !== open) setChoice(isOpen)
    },
  }
}
