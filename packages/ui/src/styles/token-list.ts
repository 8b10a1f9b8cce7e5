/** One custom property of `tokens.css`, with what stands there about it. */
export interface DesignToken {
  /** With its dashes: `--cb-accent` */
  readonly name: string
  /** As it is written: a colour pair, a length made of `--cb-rem`, … */
  readonly value: string
  /** What it is for, in a sentence. */
  readonly description: string
  /** The heading that it stands under. */
  readonly group: string
}

const LINE = /\/\* ## (?<group>[^*]+?) \*\/|\/\* (?<description>[^*]+?) \*\/\s*(?<name>--cb-[\w-]+): (?<value>[^;]+);/gu

/** The custom properties that a text of `tokens.css` declares and describes, in its order. */
export function tokenList(css: string): readonly DesignToken[] {
  let group = ''
  return [...css.matchAll(LINE)].flatMap(({ groups = {} }) => {
    if (groups['group'] !== undefined) group = groups['group']
    const { name, value, description } = groups
    return name === undefined || value === undefined || description === undefined ? [] : [{ name, value, description, group }]
  })
}

/** The same as a table for each group, in Markdown. */
export function tokenTables(tokens: readonly DesignToken[]): string {
  const names = [...new Set(tokens.map(({ group }) => group))]
  return names.map((name) => tableOf(name, tokens.filter(({ group }) => group === name))).join('\n')
}

function tableOf(group: string, tokens: readonly DesignToken[]): string {
  const rows = tokens.map(({ name, value, description }) => `| \`${name}\` | ${description} | \`${value}\` |`)
  return [`## ${group}`, '', '| property | is for | default |', '|---|---|---|', ...rows, ''].join('\n')
}
