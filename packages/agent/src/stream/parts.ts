import type { StreamChunk } from '@callboard/session/streams'

/** The parts to which deltas are added. */
type PartKind = 'text' | 'reasoning'

interface OpenPart {
  readonly kind: PartKind
  readonly id: string
}

/** What a former life has left open. */
export interface PartsLeft {
  /** How many parts it has begun, at least as high as any of their ids. */
  readonly begun: number
  /** The part that it was writing. */
  readonly open: OpenPart | undefined
}

/** How a message has ended. */
type End = 'open' | 'finished' | 'failed'

/**
 * Turns what an agent says into chunks: begins and ends the parts of text and reasoning, and gives them ids of a few
 * characters, for an id goes with every token.
 */
export class Parts {
  #begun = 0
  /** The part that strings are added to. */
  #own: OpenPart | undefined
  /** The parts that chunks have begun, by their kind and the id that they have there. */
  readonly #given = new Map<string, OpenPart>()
  #end: End = 'open'

  /** Whether an `error` or `abort` was among the chunks: nothing after that makes the message whole. */
  get hasFailed(): boolean {
    return this.#end === 'failed'
  }

  /** Goes on with what a former life has left. */
  resume({ begun, open }: PartsLeft): void {
    this.#begun = begun
    this.#own = open
  }

  /** Adds to the text, or the reasoning; begins another part unless the last one was of that kind. */
  add(kind: PartKind, delta: string): StreamChunk[] {
    if (delta === '') return []
    const chunks = this.#own?.kind === kind ? [] : [...this.#endOwn(), ...this.#beginOwn(kind)]
    const { id } = this.#own as OpenPart
    return [...chunks, { type: `${kind}-delta`, id, delta }]
  }

  /** A chunk as it was given, with what has to stand before it. */
  take(chunk: StreamChunk): StreamChunk[] {
    const { type } = chunk
    if (type === 'text-start' || type === 'reasoning-start') return this.#takeStart(kindOf(type), chunk)
    if (type === 'text-delta' || type === 'reasoning-delta') return this.#takeDelta(kindOf(type), chunk)
    if (type === 'text-end' || type === 'reasoning-end') return this.#takeEnd(kindOf(type), chunk)
    if (type === 'finish') return this.#takeFinish(chunk)
    if (type === 'error' || type === 'abort') this.#end = 'failed'
    // Other parts stand behind the text before them, and what comes then is another part.
    const isPart = type.startsWith('data-') ? !('transient' in chunk && chunk.transient === true) : !NO_PARTS.has(type)
    return isPart ? [...this.#endOwn(), chunk] : [chunk]
  }

  /** Ends what is open, and the message, unless that has ended. */
  finish(): StreamChunk[] {
    const isOpen = this.#end === 'open'
    const ends = this.#endAll()
    if (isOpen) this.#end = 'finished'
    return isOpen ? [...ends, { type: 'finish' }] : []
  }

  /** Ends the message as failed; the parts are left as they are. */
  fail(errorText: string): StreamChunk[] {
    this.#end = 'failed'
    return [{ type: 'error', errorText }]
  }

  /** Ends the message as broken off. */
  abort(): StreamChunk[] {
    this.#end = 'failed'
    return [{ type: 'abort' }]
  }

  #takeStart(kind: PartKind, chunk: StreamChunk): StreamChunk[] {
    const ends = this.#endOwn()
    const part = { kind, id: this.#newId() }
    this.#given.set(keyOf(kind, chunk), part)
    return [...ends, { ...chunk, id: part.id } as StreamChunk]
  }

  #takeDelta(kind: PartKind, chunk: StreamChunk): StreamChunk[] {
    const known = this.#given.get(keyOf(kind, chunk))
    if (known !== undefined) return [{ ...chunk, id: known.id } as StreamChunk]
    const start = this.#takeStart(kind, { type: `${kind}-start`, id: String(chunk['id']) } as StreamChunk)
    return [...start, ...this.#takeDelta(kind, chunk)]
  }

  #takeEnd(kind: PartKind, chunk: StreamChunk): StreamChunk[] {
    const key = keyOf(kind, chunk)
    const known = this.#given.get(key)
    this.#given.delete(key)
    return known === undefined ? [] : [{ ...chunk, id: known.id } as StreamChunk]
  }

  #takeFinish(chunk: StreamChunk): StreamChunk[] {
    // A reader goes by the last chunk.
    if (this.#end !== 'open') return []
    const ends = this.#endAll()
    this.#end = 'finished'
    return [...ends, chunk]
  }

  #beginOwn(kind: PartKind): StreamChunk[] {
    this.#own = { kind, id: this.#newId() }
    return [{ type: `${kind}-start`, id: this.#own.id }]
  }

  #endOwn(): StreamChunk[] {
    const own = this.#own
    this.#own = undefined
    return own === undefined ? [] : [endOf(own)]
  }

  #endAll(): StreamChunk[] {
    const given = [...this.#given.values()]
    this.#given.clear()
    return [...this.#endOwn(), ...given.map(endOf)]
  }

  #newId(): string {
    this.#begun += 1
    return String(this.#begun)
  }
}

/** Chunks that are no parts of their own. */
const NO_PARTS: ReadonlySet<string> = new Set([
  'start',
  'message-metadata',
  'error',
  'abort',
  'tool-input-delta',
  'tool-output-available',
  'tool-output-error',
])

function kindOf(type: string): PartKind {
  return type.startsWith('text') ? 'text' : 'reasoning'
}

function keyOf(kind: PartKind, chunk: StreamChunk): string {
  return `${kind}:${String(chunk['id'])}`
}

function endOf({ kind, id }: OpenPart): StreamChunk {
  return { type: `${kind}-end`, id }
}
