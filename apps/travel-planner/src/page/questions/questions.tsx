import { InterruptInbox } from '@callboard/ui/interrupts'
import type { ReactElement } from 'react'

/** What the agents ask, where it is answered: above the box to write in. Takes no room while nothing is asked. */
export function Questions(): ReactElement {
  return (
    <InterruptInbox.Root className="tp-questions">
      <header className="tp-head">
        <InterruptInbox.Title />
        <InterruptInbox.Summary />
        <InterruptInbox.Clear />
      </header>
      <InterruptInbox.List />
      <InterruptInbox.Announcer />
    </InterruptInbox.Root>
  )
}
