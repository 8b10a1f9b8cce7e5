import { useAgentStream } from '@callboard/react/streams'
import type { ReactElement } from 'react'

export function UseAgentStream(): ReactElement {
  const { text, reasoning, status, ref } = useAgentStream('flights')
  return (
    <section ref={ref} aria-label="What Flights says">
      <em>{status}</em> <small>{reasoning}</small>
      <p>{text}</p>
    </section>
  )
}
