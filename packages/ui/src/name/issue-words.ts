import type { Issue } from '@callboard/session'

/** So many fields are named at most. */
const MOST_FIELDS = 3

/** The fields that issues are about, each once; none where one of them is about the whole. */
export function issuePaths(issues: readonly Issue[]): readonly string[] {
  if (issues.some(({ path }) => path === '')) return []
  return [...new Set(issues.map(({ path }) => path))].slice(0, MOST_FIELDS)
}

/** Issues in the words of the schema, for developers; `undefined` where there are none. */
export function issueTexts(issues: readonly Issue[]): string | undefined {
  return issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(' · ') || undefined
}
