import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTheme, type Theme } from './use-theme.ts'

const ICONS: Readonly<Record<Theme, LucideIcon>> = { system: Monitor, light: Sun, dark: Moon }
const NAMES: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' }

/** Goes through the themes: as the system says, dark, light. */
export function ThemeButton(): ReactElement {
  const [theme, next] = useTheme()
  const label = `Theme: ${NAMES[theme]}`
  const Icon = ICONS[theme]
  return (
    <button type="button" className="tp-button" aria-label={label} title={label} onClick={next}>
      <Icon size="1.125em" />
    </button>
  )
}
