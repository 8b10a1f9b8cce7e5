import type { ProgressView } from '@callboard/session'
import type { Formats } from './formats.ts'

/** The short figure beside a bar, which is the same in every language: a share, or how much is done of what is not known. */
export function progressValue(progress: ProgressView, formats: Formats): string {
  if (progress.fraction !== undefined) return formats.percent(progress.fraction)
  return progress.done > 0 ? withUnit(formats.number(progress.done), progress) : ''
}

/** An amount with the unit that the agent gave. @param within how a name stands in the sentence that this is part of */
export function withUnit(amount: string, progress: ProgressView, within = (name: string): string => name): string {
  return progress.unit === undefined ? amount : `${amount} ${within(progress.unit)}`
}
