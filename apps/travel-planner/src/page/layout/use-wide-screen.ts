import { useEffect, useState } from 'react'

/** From here on panels stand side by side, as in the stylesheet. */
const wide = matchMedia('(min-width: 780px)')

/** Whether there is room for more than one panel in a row. */
export function useWideScreen(): boolean {
  const [isWide, setWide] = useState(wide.matches)
  useEffect(() => {
    const look = (): void => setWide(wide.matches)
    look()
    wide.addEventListener('change', look)
    return () => wide.removeEventListener('change', look)
  }, [])
  return isWide
}
