/** Letters, figures, signs: what can be seen of a text. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

/** A name that others gave, or, where nothing of it could be seen, the id of what it names. */
export function shownName(name: string | undefined, id: string): string {
  return name !== undefined && SEEN.test(name) ? name : id
}
