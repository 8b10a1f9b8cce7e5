import { expect, test } from 'vitest'
import { everyText, type SpokenText } from '../testing/word-samples.ts'
import { ARABIC } from './arabic/arabic.ts'
import { ENGLISH } from './english/english.ts'
import { createFormats, type Formats, type PluralForms } from './formats.ts'
import { GERMAN } from './german/german.ts'
import type { Strings } from './strings.ts'

interface Language {
  readonly table: Strings
  readonly locale: string
  /** A name in letters of the other direction. */
  readonly stranger: string
  /** The class of the letters that its sentences begin with. */
  readonly begins: RegExp
}

/** No letter of any language, so that every letter in a text is the table's own. */
const NO_LETTERS = '§ 7'
const ENGLISH_ONE: Language = { table: ENGLISH, locale: 'en', stranger: 'نور', begins: /^[^\p{L}\u200F]*[\p{Script=Latin}\u200E]/u }
const GERMAN_ONE: Language = { ...ENGLISH_ONE, table: GERMAN, locale: 'de' }
const ARABIC_ONE: Language = { table: ARABIC, locale: 'ar', stranger: 'Flights', begins: /^[^\p{L}\u200E]*[\p{Script=Arabic}\u200F]/u }
const LANGUAGES: readonly [name: string, language: Language][] = [['English', ENGLISH_ONE], ['German', GERMAN_ONE], ['Arabic', ARABIC_ONE]]
const TRANSLATIONS: readonly [name: string, language: Language][] = LANGUAGES.slice(1)

/** German words that are English words too. */
const SHARED_WORDS: readonly string[] = [
  'agent', 'an', 'board', 'budget', 'code', 'details', 'form', 'in', 'json', 'live', 'mail', 'minus', 'name', 'offline', 'online', 'optional', 'person', 'plus', 'server', 'so',
  'status', 'text', 'token', 'version', 'was',
  // An address as it is shown to be written.
  'example', 'https', 'org',
]
/** What is written in Latin letters in Arabic too: names of keys and formats, and examples. */
const LATIN_IN_ARABIC = /JSON|Enter|Shift|https|name@example\.org/gu

const said = ({ table, locale }: Language, name: string): readonly SpokenText[] => everyText(table, createFormats(locale), name)
const wordsIn = (texts: readonly SpokenText[]): Set<string> =>
  new Set(texts.flatMap(({ text }) => text.toLocaleLowerCase('en').match(/\p{Script=Latin}{2,}/gu) ?? []))

test.each(TRANSLATIONS)('%s has every word, and says something of everything that English does', (_, { table, locale }) => {
  const paths = (texts: readonly SpokenText[]): string[] => [...new Set(texts.filter(({ text }) => text.trim() !== '').map(({ path }) => path))].sort()
  expect(Object.keys(table).sort()).toEqual(Object.keys(ENGLISH).sort())
  expect(paths(said({ ...GERMAN_ONE, table, locale }, NO_LETTERS))).toEqual(paths(said(ENGLISH_ONE, NO_LETTERS)))
})

test('no English is left in German', () => {
  const units = wordsIn(formatted(createFormats('de')))
  const english = wordsIn(said(ENGLISH_ONE, NO_LETTERS))
  const left = [...wordsIn(said(GERMAN_ONE, NO_LETTERS))].filter((word) => english.has(word) && !units.has(word) && !SHARED_WORDS.includes(word))
  expect(left).toEqual([])
})

test('Arabic is written in Arabic letters alone', () => {
  const latin = said(ARABIC_ONE, NO_LETTERS).filter(({ text }) => /\p{Script=Latin}/u.test(text.replaceAll(LATIN_IN_ARABIC, '')))
  expect(latin).toEqual([])
})

test.each(LANGUAGES)('%s has a form for each plural category of its own', (_, { table, locale }) => {
  const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
  const missing = new Set<string>()
  let asked = 0
  const formats: Formats = {
    ...createFormats(locale),
    plural: (_count: number, forms: PluralForms) => {
      asked += 1
      for (const category of categories) if (forms[category] === undefined) missing.add(`${category}: ${forms.other}`)
      return forms.other
    },
  }
  everyText(table, formats, NO_LETTERS)
  expect([...missing]).toEqual([])
  expect(asked).toBeGreaterThan(100)
})

test.each(LANGUAGES)('%s sets names of the other direction apart, and keeps its own direction', (_, language) => {
  const { stranger, begins } = language
  const texts = said(language, stranger)
  const named = texts.filter(({ text }) => text.includes(stranger))
  expect(named.length).toBeGreaterThan(60)
  const bare = named.filter(({ path, text }) => path !== 'progressValue' && text.replaceAll(`\u2068${stranger}\u2069`, '').includes(stranger))
  expect(bare).toEqual([])
  expect(named.filter(({ path, text }) => path !== 'progressValue' && !begins.test(text))).toEqual([])
})

test.each(LANGUAGES)('no name turns or unbalances a sentence in %s', (_, language) => {
  const problems = said(language, '\u202Eevil\u2069\u2067نور').filter(({ path, text }) => {
    const marks = text.match(/[\u202A-\u202E\u2066-\u2069]/gu) ?? []
    return path !== 'progressValue' && marks.some((mark, index) => mark !== (index % 2 === 0 ? '\u2068' : '\u2069'))
  })
  expect(problems).toEqual([])
})

test.each(LANGUAGES)('%s has the signs of good print', (_, { table, locale }) => {
  const texts = everyText(table, createFormats(locale), NO_LETTERS)
  const own = { en: /[„«»]| …/u, de: /[«»]|“[^„]*”|[^\s„(]…/u, ar: /[,;?"„“”]| …/u }[locale]
  const wrong = texts.filter(({ text }) => {
    // Commas of numbers are the locale's.
    const words = text.replaceAll(/\p{N}[,.]\p{N}/gu, '0')
    return /["'`]|\.\.\.| - | {2}|\s[.,:;!?،؛؟]|^\s|\s$/u.test(words) || own?.test(words)
  })
  expect(wrong).toEqual([])
})

test('no two tables say different things under one name', async () => {
  const modules = import.meta.glob<Record<string, object>>(['./{english,german,arabic}/*.ts', '!./*/{english,german,arabic}.ts'], { eager: true })
  const seen = new Map<string, unknown>()
  const differing: string[] = []
  for (const [file, exported] of Object.entries(modules)) {
    for (const [key, value] of Object.values(exported).flatMap((table) => Object.entries(table))) {
      const name = `${file.split('/')[1] ?? ''} ${key}`
      if (seen.has(name) && seen.get(name) !== value) differing.push(name)
      seen.set(name, value)
    }
  }
  expect(seen.size).toBeGreaterThan(600)
  expect(differing).toEqual([])
})

/** Words that the locale brings, not the table. */
function formatted(formats: Formats): SpokenText[] {
  const times = [0, 4_000, 90_000, 7_200_000, 90_000_000, 180_000_000]
  return times.flatMap((time) => [formats.duration(time), formats.ago(time)]).map((text) => ({ path: '', text }))
}
