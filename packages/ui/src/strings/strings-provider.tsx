import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react'
import { ENGLISH } from './english.ts'
import { createFormats, type Formats } from './formats.ts'
import type { Strings } from './strings.ts'

/** The words and formats in force. */
export interface Wording {
  readonly strings: Strings
  readonly formats: Formats
}

const WordingContext = createContext<Wording>({ strings: ENGLISH, formats: createFormats('en') })

export interface StringsProviderProps {
  /** The words to replace; the others stay as they are above. */
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

/** The words and formats in force here; English where no {@link StringsProvider} is above. */
export function useStrings(): Wording {
  return useContext(WordingContext)
}
