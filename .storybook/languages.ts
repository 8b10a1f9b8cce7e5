import type { Strings } from '@callboard/ui'

/** A language of the toolbar. English needs no words: the widgets bring them. */
interface Language {
  readonly title: string
  /** BCP 47. */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  readonly strings: Partial<Strings>
}

type Tables = Record<string, Record<string, object>>

/** Every table that a language has, joined. */
function joinTables(tables: Tables): Partial<Strings> {
  const all = Object.values(tables).flatMap((exported) => Object.values(exported))
  return Object.assign({}, ...all.filter((table) => typeof table === 'object')) as Partial<Strings>
}

/** The languages that the widgets speak, by what the toolbar calls them. */
export const LANGUAGES = {
  en: { title: 'English', locale: 'en', direction: 'ltr', strings: {} },
  de: {
    title: 'Deutsch',
    locale: 'de',
    direction: 'ltr',
    strings: joinTables(import.meta.glob(['../packages/ui/src/strings/german/*.ts', '!../packages/ui/src/strings/german/german.ts'], { eager: true })),
  },
  ar: {
    title: 'العربية',
    locale: 'ar',
    direction: 'rtl',
    strings: joinTables(import.meta.glob(['../packages/ui/src/strings/arabic/*.ts', '!../packages/ui/src/strings/arabic/arabic.ts'], { eager: true })),
  },
} as const satisfies Record<string, Language>
