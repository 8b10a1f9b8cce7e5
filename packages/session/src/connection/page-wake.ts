/** Calls `wake` when the page is shown again or the network is back, until `signal` is aborted; never outside a page. */
export function watchPageWake(wake: () => void, signal: AbortSignal): void {
  if (typeof window === 'undefined') return
  const onVisibility = (): void => {
    if (document.visibilityState === 'visible') wake()
  }
  document.addEventListener('visibilitychange', onVisibility, { signal })
  window.addEventListener('online', wake, { signal })
}
