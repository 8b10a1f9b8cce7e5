import { SessionProvider } from '@callboard/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement, type ComponentType, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { createStoryBoard, type BoardScript, type OpenStoryBoard } from '../story/story-board.ts'
import { ARABIC } from '../strings/arabic/arabic.ts'
import { ENGLISH } from '../strings/english/english.ts'
import { createFormats } from '../strings/formats.ts'
import { GERMAN } from '../strings/german/german.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import type { Strings } from '../strings/strings.ts'
import { everyText } from './word-samples.ts'

interface StoryModule {
  readonly default: { readonly title: string; readonly component: ComponentType<object>; readonly args?: object }
  readonly [name: string]: { readonly args?: object; readonly parameters?: { readonly board?: BoardScript }; readonly render?: unknown } | object
}

const MODULES = import.meta.glob<StoryModule>('../*/*.states.stories.tsx')
/** What stories say on their boards, in whatever language a page is. */
const SAID = Object.values(import.meta.glob<string>('../story/*.ts', { query: '?raw', import: 'default', eager: true })).join('\n')
/** Boards whose size is their point say nothing that smaller ones do not. */
const LARGE = /Thousand|Hundreds|Large/u
const TIMEOUT_MS = 240_000

/** Our words as they were met, by language. */
const met: Record<string, Set<string>> = { de: new Set(), ar: new Set() }

const LANGUAGES: Readonly<Record<string, Strings>> = { de: GERMAN, ar: ARABIC }

for (const [file, load] of Object.entries(MODULES)) {
  test(`${file.split('/').at(-1) ?? file} has no English word of ours in German or Arabic`, async () => {
    const { default: meta, ...stories } = await load()
    const found: string[] = []
    for (const [name, story] of Object.entries(stories) as [string, Extract<StoryModule[string], { args?: object }>][]) {
      const board = 'parameters' in story ? story.parameters?.board : undefined
      if (board === undefined || ('render' in story && story.render !== undefined) || LARGE.test(name)) continue
      const args = { ...meta.args, ...('args' in story ? story.args : undefined) }
      for (const locale of Object.keys(LANGUAGES)) {
        found.push(...(await englishOn(board, createElement(meta.component, args), locale)).map((word) => `${name} in ${locale}: ${word}`))
      }
    }
    expect(found).toEqual([])
  }, TIMEOUT_MS)
}

test('the boards show much of what the tables have', () => {
  const own = (locale: string): number => [...(met[locale] ?? [])].filter((word) => WORDS[locale]?.has(word)).length
  expect(own('de')).toBeGreaterThan(120)
  expect(own('ar')).toBeGreaterThan(120)
})

/** Words of the English tables on a page in another language; those of the board's own texts are not ours. */
async function englishOn(script: BoardScript, widget: ReactElement, locale: string): Promise<string[]> {
  const board = await createStoryBoard()
  try {
    const given: unknown[] = []
    await script(listened(board, given))
    await board.pass(0)
    const html = renderToString(
      <QueryClientProvider client={new QueryClient()}>
        <StringsProvider strings={LANGUAGES[locale]} locale={locale}>
          <SessionProvider session={board.session}>{widget}</SessionProvider>
        </StringsProvider>
      </QueryClientProvider>,
    )
    const data = `${SAID}\n${JSON.stringify([board.session.doc.toJSON(), given, widget.props])}`
    const shown = shownOf(html)
    for (const word of shown.match(/\p{L}{2,}/gu) ?? []) met[locale]?.add(word)
    return [...wordsIn(shown)].filter((word) => OURS[locale]?.has(word) && !new RegExp(`\\b${word}\\b`, 'u').test(data))
  } finally {
    await board.close()
  }
}

/** A board that notes what is said on it beside its document: messages and streams. */
function listened(board: OpenStoryBoard, given: unknown[]): OpenStoryBoard {
  return new Proxy(board, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function' || (name !== 'message' && name !== 'stream')) return value
      return (...said: unknown[]) => {
        if (name === 'message') given.push(said)
        const result: unknown = Reflect.apply(value as (...all: unknown[]) => unknown, target, said)
        return name === 'stream' ? listenedWriter(result as object, given) : result
      }
    },
  })
}

function listenedWriter(writer: object, given: unknown[]): object {
  return new Proxy(writer, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...said: unknown[]) => {
        given.push(said)
        return Reflect.apply(value as (...all: unknown[]) => unknown, target, said) as unknown
      }
    },
  })
}

/** What is read, or read out, of a page. */
function shownOf(html: string): string {
  const spoken = [...html.matchAll(/ (?:aria-(?:label|description|roledescription|valuetext)|alt|placeholder|title)="([^"]*)"/gu)].map(([, text]) => text)
  // What says of itself that it is English is for developers: the words of a schema.
  const foreign = /<style[\s\S]*?<\/style>|<li lang="en"[\s\S]*?<\/li>|<[^>]*>/gu
  return [html.replaceAll(foreign, ' '), ...spoken].join(' ').replaceAll(/&#?\w+;/gu, ' ')
}

function wordsIn(text: string): Set<string> {
  return new Set(text.match(/\p{Script=Latin}{2,}/gu) ?? [])
}

function textOf(table: Strings, locale: string): string {
  return everyText(table, createFormats(locale), '§').map(({ text }) => text).join(' ')
}

/** The words of each table, in its own letters. */
const WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(LANGUAGES).map(([locale, table]) => [locale, new Set(textOf(table, locale).match(/\p{L}{2,}/gu) ?? [])]),
)

/** The English words that the other language has not. */
const OURS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(LANGUAGES).map(([locale, table]) => {
    const own = wordsIn(textOf(table, locale))
    return [locale, new Set([...wordsIn(textOf(ENGLISH, 'en'))].filter((word) => !own.has(word)))]
  }),
)
