/** More than this is not read out unasked: it can be read where it stands. Characters. */
const LONGEST_SPOKEN = 2_000

/** A text as it is read out: not without end. */
export function spokenText(text: string): string {
  return text.length > LONGEST_SPOKEN ? `${text.slice(0, LONGEST_SPOKEN)}…` : text
}
