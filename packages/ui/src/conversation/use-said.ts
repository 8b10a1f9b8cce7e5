import { useSession } from '@callboard/react'
import type { ConversationHandle } from '@callboard/react/conversation'
import type { Session } from '@callboard/session'
import { readStream, type ConversationMessage } from '@callboard/session/streams'
import { useEffect, useState } from 'react'
import { spokenText } from '../announce/spoken-text.ts'
import { isOwn } from './is-own.ts'

/** A screen reader is left in peace for this long after it was told something, so that a burst is one sentence. */
const QUIET_MS = 1_500

/** What is to be said at once. */
export interface SaidRound {
  readonly round: number
  readonly messages: readonly { readonly name: string; readonly text: string }[]
}

/** What others have said since this page is there, in rounds. What was there before, or is older, is not said. */
export function useSaid({ messages, status }: ConversationHandle): SaidRound {
  const session = useSession()
  const [said, setSaid] = useState<SaidRound>({ round: 0, messages: [] })
  const [watch] = useState(() => new SaidWatch(setSaid))
  useEffect(() => () => watch.end(), [watch])
  useEffect(() => {
    if (status !== 'connecting') watch.see(messages, session)
  }, [watch, session, messages, status])
  return said
}

/** Knows which messages are new, waits for their streams to end, and hands on in rounds what was said. */
class SaidWatch {
  #session: Session | undefined
  readonly #announce: (round: SaidRound) => void
  #known: Set<string> | undefined
  /** The newest message that was there at first: only what is behind it is new. */
  #anchor: string | undefined
  #waiting: SaidRound['messages'] = []
  #round = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #streams = new Set<() => void>()

  constructor(announce: (round: SaidRound) => void) {
    this.#announce = announce
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const end of this.#streams) end()
    this.#streams.clear()
    this.#known = undefined
    this.#waiting = []
  }

  see(messages: readonly ConversationMessage[], session: Session): void {
    if (session !== this.#session) this.end()
    this.#session = session
    if (this.#known === undefined) {
      this.#known = new Set(messages.map(({ id }) => id))
      this.#anchor = messages.at(-1)?.id
      return
    }
    const begin = messages.findIndex(({ id }) => id === this.#anchor) + 1
    for (const message of messages.slice(begin)) {
      if (this.#known.has(message.id)) continue
      this.#known.add(message.id)
      if (!isOwn(message, session.identity)) this.#hear(message, session)
    }
  }

  #hear({ from, text, stream }: ConversationMessage, session: Session): void {
    const say = (words: string): void => this.#say({ name: from.name, text: spokenText(words) })
    if (stream === undefined) return say(text ?? '')
    const store = readStream(session, stream)
    const look = (): void => {
      const view = store.getSnapshot()
      if (view.status !== 'done' && view.status !== 'failed') return
      end()
      say(view.text === '' ? view.error?.message ?? '' : view.text)
    }
    const stop = store.subscribe(look)
    const end = (): void => {
      this.#streams.delete(end)
      stop()
    }
    this.#streams.add(end)
    look()
  }

  #say(message: SaidRound['messages'][number]): void {
    this.#waiting = [...this.#waiting, message]
    this.#timer ??= setTimeout(() => this.#tell(), QUIET_MS)
  }

  #tell(): void {
    this.#timer = undefined
    this.#round += 1
    this.#announce({ round: this.#round, messages: this.#waiting })
    this.#waiting = []
  }
}
