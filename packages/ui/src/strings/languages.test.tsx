import { expect, test } from 'vitest'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { PLANNERS } from '../story/records.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { ARABIC } from './arabic/arabic.ts'
import { ENGLISH } from './english/english.ts'
import { createFormats } from './formats.ts'
import { GERMAN } from './german/german.ts'
import type { Strings } from './strings.ts'
import { StringsProvider } from './strings-provider.tsx'

/** Words that are the same in English and German. */
const SHARED: readonly string[] = ['Offline', 'Agent', 'Code']

/** Every text of a table by its path; functions are left out, they are asked for below. */
function textsOf(table: object, path = ''): [path: string, text: string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[path + key, value]]
    return typeof value === 'object' && value !== null ? textsOf(value, `${path}${key}.`) : []
  })
}

const english = new Map(textsOf(ENGLISH))

test.each([['German', GERMAN], ['Arabic', ARABIC]] as const)('%s has every word, and none of them is English', (_, table) => {
  const texts = textsOf(table)
  expect(texts.map(([path]) => path).sort()).toEqual([...english.keys()].sort())
  expect(texts.filter(([path, text]) => text.trim() === '' || (text === english.get(path) && !SHARED.includes(text)))).toEqual([])
  expect(Object.keys(table).sort()).toEqual(Object.keys(ENGLISH).sort())
})

test('Arabic is written in Arabic letters', () => {
  expect(textsOf(ARABIC).filter(([, text]) => !/\p{Script=Arabic}/u.test(text))).toEqual([])
})

test('counts things as each language does', () => {
  const counts = (strings: Strings, locale: string): string[] =>
    [1, 2, 5, 11, 100].map((count) => strings.devices(count, createFormats(locale)))
  expect(counts(ENGLISH, 'en')).toEqual(['on 1 device', 'on 2 devices', 'on 5 devices', 'on 11 devices', 'on 100 devices'])
  expect(counts(GERMAN, 'de')).toEqual(['auf 1 Gerät', 'auf 2 Geräten', 'auf 5 Geräten', 'auf 11 Geräten', 'auf 100 Geräten'])
  expect(new Set(counts(ARABIC, 'ar').map((text) => text.replaceAll(/\p{Nd}+/gu, '')))).toHaveProperty('size', 5)
})

test('a page speaks the language it is given, with its numbers', async () => {
  const { getByRole, getByText } = await renderOnBoard(
    <StringsProvider locale="de" strings={GERMAN}>
      <AgentRoster />
    </StringsProvider>,
    (board) => board.agent('flights', PLANNERS.flights),
  )
  expect(getByRole('region', { name: 'Agenten' })).toBeDefined()
  expect(getByText('Arbeitet', { selector: '.cb-agent-status-badge-label' })).toBeDefined()
  expect(getByRole('progressbar').getAttribute('aria-valuetext')).toBe('133 von 214 flights')
})
