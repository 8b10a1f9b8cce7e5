/**
 * The state of a part as `data-*` attributes, as Base UI writes them: `true` is an empty attribute, what is
 * falsy is none, anything else is its text.
 */
export function dataAttributes(state: object): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(state)) {
    if (!value) continue
    attributes[`data-${name.toLowerCase()}`] = value === true ? '' : String(value)
  }
  return attributes
}
