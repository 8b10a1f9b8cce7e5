import { useEffect, useState } from 'react'

/** From here on the columns stand side by side, as in the stylesheet. */
const wide = matchMedia('(min-width: 1180px)')

/** Whether there is room beside the conversation. */
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
