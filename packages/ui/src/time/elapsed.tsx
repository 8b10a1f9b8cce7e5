import { useNow } from '@callboard/react'
import type { ComponentPropsWithoutRef, ReactElement } from 'react'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { useStrings } from '../strings/strings-provider.tsx'

export interface ElapsedProps extends ComponentPropsWithoutRef<'time'> {
  /** From when, milliseconds since the epoch. */
  since: number
  /** Until when; left out: until now, ticking. */
  until?: number | undefined
}

/**
 * How long something has lasted. Ticks by itself, ever more slowly as time goes by, so that what is around it need not
 * render again.
 */
export function Elapsed({ since, until, ...attributes }: ElapsedProps): ReactElement {
  return until === undefined
    ? <ElapsedSoFar {...attributes} since={since} />
    : <ElapsedText {...attributes} since={since} until={until} />
}

function ElapsedSoFar({ since, ...attributes }: ElapsedProps): ReactElement {
  const coarse = useNow(5_000)
  return coarse - since < 60_000
    ? <ElapsedTicking {...attributes} since={since} />
    : <ElapsedText {...attributes} since={since} until={coarse} />
}

function ElapsedTicking({ since, ...attributes }: ElapsedProps): ReactElement {
  const fine = useNow(1_000)
  return <ElapsedText {...attributes} since={since} until={fine} />
}

function ElapsedText({ since, until, ...attributes }: ElapsedProps & { until: number }): ReactElement {
  const { strings, formats } = useStrings(ENGLISH_STATUS)
  return (
    <time dir="auto" {...attributes} dateTime={toIso(since)}>
      {strings.since(until - since, formats)}
    </time>
  )
}

function toIso(time: number): string | undefined {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
