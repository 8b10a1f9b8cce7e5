import type { Clock, ParticipantView, Session, Store } from '@callboard/session'
import { CallboardError } from '@callboard/session/protocol'

/** What is looked at to know whether anybody is here. */
export interface PeopleGoneOptions {
  readonly session: Session
  readonly people: Store<readonly ParticipantView[]>
  readonly clock: Clock
  /** The agent's. */
  readonly signal: AbortSignal
}

/** What is done when everybody has gone; `signal` aborts when somebody is back. */
export type PeopleGoneListener = (signal: AbortSignal) => Promise<void> | void

/**
 * Calls `listener` each time that nobody has been here for `afterMs`. While the agent's own link is down nobody can
 * tell, and the time begins anew when it is back. The result ends it. Throws `option-invalid`.
 */
export function onPeopleGone(
  { session, people, clock, signal }: PeopleGoneOptions,
  afterMs: number,
  listener: PeopleGoneListener,
): () => void {
  requireDuration(afterMs)
  const { state } = session.connection
  let timer: unknown
  let told: AbortController | undefined

  const stopTimer = (): void => {
    if (timer !== undefined) clock.clearTimeout(timer)
    timer = undefined
  }
  const tell = (): void => {
    timer = undefined
    told = new AbortController()
    void call(listener, told.signal)
  }
  const look = (): void => {
    const { status, synced } = state.getSnapshot()
    const isSomebodyHere = people.getSnapshot().length > 0
    if (isSomebodyHere) {
      told?.abort(somebodyIsBack())
      told = undefined
    }
    if (isSomebodyHere || status !== 'connected' || !synced) stopTimer()
    else if (told === undefined) timer ??= clock.setTimeout(tell, afterMs)
  }
  const stops = [people.subscribe(look), state.subscribe(look), stopTimer]
  const stop = (): void => {
    for (const end of stops) end()
    signal.removeEventListener('abort', stop)
  }
  signal.addEventListener('abort', stop, { once: true })
  look()
  return stop
}

async function call(listener: PeopleGoneListener, signal: AbortSignal): Promise<void> {
  try {
    await listener(signal)
  } catch (error) {
    // Broken off because somebody is back, which is no failure.
    if (!signal.aborted) throw error
  }
}

function somebodyIsBack(): DOMException {
  return new DOMException('Somebody is back, so there is no reason any more to act as if nobody were.', 'AbortError')
}

function requireDuration(afterMs: number): void {
  if (Number.isFinite(afterMs) && afterMs >= 0) return
  throw new CallboardError({
    code: 'option-invalid',
    message:
      `onPeopleGone was given ${afterMs} milliseconds, which no clock can wait. Give the time after which nobody is ` +
      'expected back, 0 or more.',
  })
}
