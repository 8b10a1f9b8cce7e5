import { useSession, useStore } from '@callboard/react'
import type { AgentView, Session, Store } from '@callboard/session'
import { useMemo } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import type { Formats } from '../strings/formats.ts'
import type { StreamStrings } from '../strings/stream-strings.ts'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useComposer, type ComposerContextValue, type ComposerState } from './composer-context.tsx'

/** From so few characters left on, it says how many. */
const SAID_FROM = 200

/**
 * What becomes of what is sent: why it was refused, how much room is left, that one is offline, that whom it is for is
 * away. Told to screen readers politely. Renders a `<p>`.
 */
export const ComposerNote: Part<'p', ComposerState> = createPart('p', 'Composer.Note', () => {
  const composer = useComposer('Composer.Note')
  const away = useAway(composer.addressees)
  const { strings, formats } = useStrings(ENGLISH_STREAMS)
  const note = noteOf(composer, away, strings, formats)
  return {
    state: composer.state,
    own: {
      id: composer.noteId,
      role: 'status',
      // How much room is left changes with each key.
      'aria-live': composer.room < SAID_FROM ? 'off' : 'polite',
      dir: 'auto',
      'data-hint': note === undefined ? '' : undefined,
      children: note ?? strings.sendHint,
    },
  }
})

function noteOf(
  { state, room, problem }: ComposerContextValue,
  away: readonly string[],
  strings: StreamStrings,
  formats: Formats,
): string | undefined {
  if (state.phase === 'read-only') return strings.sendNotAllowed
  if (state.phase === 'closed') return strings.sendClosed
  if (room < 0) return strings.sendRoom(room, formats)
  if (problem !== undefined) return strings.problem(problem)
  if (state.phase === 'offline') return strings.sendOffline
  if (away.length > 0) return strings.sendAway(away, formats)
  return room < SAID_FROM ? strings.sendRoom(room, formats) : undefined
}

/** The names of those addressees who are known and not here. */
function useAway(ids: readonly string[]): readonly string[] {
  const session = useSession()
  const key = JSON.stringify(ids)
  const store = useMemo(() => awayStore(session, JSON.parse(key) as string[]), [session, key])
  return useStore(store, (names) => names)
}

function awayStore({ agents }: Session, ids: readonly string[]): Store<readonly string[]> {
  const stores: Store<AgentView | undefined>[] = ids.map((id) => agents.get(id))
  return {
    getSnapshot: () => {
      const known = stores.flatMap((store) => store.getSnapshot() ?? [])
      return known.filter(({ online }) => !online).map(({ name }) => name)
    },
    subscribe: (listener) => {
      const ends = stores.map((store) => store.subscribe(listener))
      return () => ends.forEach((end) => end())
    },
  }
}
