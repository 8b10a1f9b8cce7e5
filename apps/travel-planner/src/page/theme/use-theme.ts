import { useEffect, useState } from 'react'

/** Light, dark, or as the system says. */
export type Theme = 'system' | 'light' | 'dark'

const STORAGE_KEY = 'callboard-travel-theme'
const NEXT: Readonly<Record<Theme, Theme>> = { system: 'dark', dark: 'light', light: 'system' }

/** The person's choice of theme, kept in this browser and put on the document's root. */
export function useTheme(): readonly [theme: Theme, next: () => void] {
  const [theme, setTheme] = useState(storedTheme)
  useEffect(() => {
    const root = document.documentElement
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
    try {
      localStorage.setItem(STORAGE_KEY, theme)
    } catch {
      // The choice then lasts as long as the page.
    }
  }, [theme])
  return [theme, () => setTheme((now) => NEXT[now])]
}

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}
