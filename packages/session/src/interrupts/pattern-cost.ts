/** What a regular expression can take. */
export interface PatternCost {
  /** At most about so many steps on a text of {@link TEXT_CHARS}. */
  readonly cost: number
  /** Why it is not taken at all, as the end of a sentence that begins with "The pattern". */
  readonly problem?: string | undefined
}

/** Placeholder. */
export function patternCost(pattern: string): PatternCost {
  try {
    return { cost: new RegExp(pattern, 'u').source.length }
  } catch {
    return { cost: 0, problem: 'is no regular expression' }
  }
}
