import type { ReactElement } from 'react'
import { Icon, type IconName } from '../layout/icon.tsx'
import { useTheme, type Theme } from './use-theme.ts'

const ICONS: Readonly<Record<Theme, IconName>> = { system: 'display', light: 'sun', dark: 'moon' }
const NAMES: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' }

/** Goes through the themes: as the system says, dark, light. */
export function ThemeButton(): ReactElement {
  const [theme, next] = useTheme()
  const label = `Theme: ${NAMES[theme]}`
  return (
    <button type="button" className="tp-icon-button" aria-label={label} title={label} onClick={next}>
      <Icon name={ICONS[theme]} />
    </button>
  )
}
