/**
 * A regular expression over several lines, without regard to case. Line breaks and the indentation after them are not
 * part of it; every other space is. What is interpolated is the source of a part.
 */
export function pattern(strings: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  const lines = strings.raw.map((text) => text.replace(/\n\s*/g, ''))
  return new RegExp(lines.map((text, index) => `${text}${parts[index] ?? ''}`).join(''), 'iu')
}
