import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react'
import { createFormats, type Formats } from './formats.ts'
import type { Strings } from './strings.ts'

/** The words and formats in force. */
export interface Wording<Words> {
  readonly strings: Words
  readonly formats: Formats
}

const WordingContext = createContext<Wording<Partial<Strings>>>({ strings: {}, formats: createFormats('en') })

export interface StringsProviderProps {
  /** The words to replace, for example `GERMAN`; the others stay as they are above. */
  strings?: Partial<Strings> | undefined
  /**
   * BCP 47: how numbers, times and plurals are written. Give it together with strings in that language.
   * @default 'en'
   */
  locale?: string | undefined
  children?: ReactNode
}

/** Replaces words of the widgets inside it. Providers nest. */
export function StringsProvider({ strings, locale, children }: StringsProviderProps): ReactElement {
  const above = useContext(WordingContext)
  const wording = useMemo(
    () => ({
      strings: strings === undefined ? above.strings : { ...above.strings, ...strings },
      formats: locale === undefined || locale === above.formats.locale ? above.formats : createFormats(locale),
    }),
    [above, strings, locale],
  )
  return <WordingContext.Provider value={wording}>{children}</WordingContext.Provider>
}

/**
 * The words and formats in force here. A widget names the tables that it needs, so that an app which shows one widget
 * loads the words of that one alone.
 *
 * @param english the words where no {@link StringsProvider} above says otherwise; `ENGLISH` has all of them
 * @param more a second table
 */
export function useStrings<Words extends Partial<Strings>, More extends Partial<Strings> = object>(
  english: Words,
  more?: More | undefined,
): Wording<Words & More> {
  const { strings, formats } = useContext(WordingContext)
  return useMemo(
    () => ({ strings: { ...english, ...more, ...strings } as Words & More, formats }),
    [strings, formats, english, more],
  )
}

/** The formats in force here, for widgets that have no words. */
export function useFormats(): Formats {
  return useContext(WordingContext).formats
}
