import { StringsProvider } from '@callboard/ui'
import { useLayoutEffect, type ReactElement, type ReactNode } from 'react'
import { LANGUAGES } from './languages.ts'
import type { ToolbarGlobals } from './toolbars.ts'

interface StageProps {
  readonly toolbar: ToolbarGlobals
  readonly width: string | undefined
  readonly children: ReactNode
}

/** Where a story stands: the page as the toolbar says, with popups in it too. */
export function Stage({ toolbar, width = '44rem', children }: StageProps): ReactElement {
  const { locale, strings, direction: written } = LANGUAGES[toolbar.language]
  const { theme, scheme, motion } = toolbar
  const direction = toolbar.direction === 'auto' ? written : toolbar.direction
  useLayoutEffect(() => {
    const page = document.documentElement
    setOrRemove(page, 'data-theme', scheme === 'system' ? undefined : scheme)
    setOrRemove(page, 'data-cb-theme', theme === 'default' ? undefined : theme)
    setOrRemove(page, 'data-cb-motion', motion === 'on' ? undefined : motion)
    page.dir = direction
    page.lang = locale
  }, [theme, scheme, motion, direction, locale])
  return (
    <StringsProvider strings={strings} locale={locale}>
      <div className="stage" style={{ maxInlineSize: width }}>{children}</div>
    </StringsProvider>
  )
}

function setOrRemove(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
