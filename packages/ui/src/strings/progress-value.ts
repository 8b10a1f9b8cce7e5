import type { ProgressView } from '@callboard/session'
import type { Formats } from './formats.ts'

/** The short figure beside a bar, which is the same in every language: a share, or how much is done of what is not known. */
export function progressValue(progress: ProgressView, formats: Formats): string {
  if (progress.fraction !== undefined) return formats.percent(progress.fraction)
  return progress.done > 0 ? withUnit(formats.number(progress.done), progress) : ''
}

/** An amount with the unit that the agent gave. */
export function withUnit(amount: string, progress: ProgressView): string {
  return progress.unit === undefined ? amount : `${amount} ${progress.unit}`
}
