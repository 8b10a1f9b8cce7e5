import { useInterrupt } from '@callboard/react/interrupts'
import type { ReactElement } from 'react'

export function UseInterrupt(): ReactElement {
  const question = useInterrupt('flights/book')
  if (question === undefined) return <p>Nothing is asked.</p>
  const accept = (): void => void question.answer({ type: 'accept', optionId: 'once' })
  return (
    <p>
      {question.title} <button type="button" disabled={!question.mine} onClick={accept}>Yes</button>{' '}
      {question.own?.state}
    </p>
  )
}
