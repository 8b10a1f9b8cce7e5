import { expect, test } from 'vitest'
import { KEYBOARD } from '../testing/keyboard.tsx'
import text from './accessibility.md?raw'

/** `AgentRoster: Up, Down` for each row of each table; a table of two widgets stands for each. */
function documentedKeys(): string[] {
  const [, tables = ''] = text.split('## Keyboard')
  return tables.split('### ').slice(1).flatMap((section) => {
    const [heading = '', ...lines] = section.split('\n')
    const rows = lines.filter((line) => line.startsWith('|')).slice(2).map((line) => line.split(/(?<!\\)\|/u)[1]?.trim() ?? '')
    return heading.split(', ').flatMap((widget) => rows.map((keys) => `${widget.trim()}: ${keys}`))
  })
}

test('what is documented and what is pressed here are the same', () => {
  expect(documentedKeys().sort()).toEqual(Object.keys(KEYBOARD).sort())
})

for (const [keys, press] of Object.entries(KEYBOARD)) test(`${keys} does what the documentation says`, press)
