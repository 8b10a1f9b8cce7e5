/** Calls `wake` when the page is shown again or the network is back; nothing outside a page. Gives the end of it. */
export function watchPageWake(wake: () => void): () => void {
  if (typeof window === 'undefined') return () => {}
  const onVisibility = (): void => {
    if (document.visibilityState === 'visible') wake()
  }
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('online', wake)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('online', wake)
  }
}
