import type { Awareness } from 'y-protocols/awareness'
import type { AwarenessChange } from '../connection/awareness-entries.ts'
import { parseWith, presenceStateSchema } from '../schema/index.ts'
import type { Session } from '../session/session.ts'
import { isPlainObject } from '../store/share.ts'

/** Who is about to answer something. */
export interface Claimant {
  readonly person: string
  readonly name: string
}

/** How many claims of one tab are read. */
const MAX_READ = 64

/** Who is about to answer what. It is presence: it goes with the tab that said it. */
export class Claims {
  readonly #session: Session
  readonly #own = new Set<string>()
  readonly #others = new Map<number, Claimant & { readonly keys: readonly string[] }>()
  readonly #endings: readonly (() => void)[]

  /** `onChange` hears of the questions for which somebody comes or goes. */
  constructor(session: Session, onChange: (keys: readonly string[]) => void) {
    this.#session = session
    const { awareness } = session
    const onAwareness = ({ added, updated, removed }: AwarenessChange): void => {
      const touched = [...added, ...updated, ...removed].flatMap((clientId) => this.#read(awareness, clientId))
      if (touched.length > 0) onChange(touched)
    }
    awareness.on('change', onAwareness)
    for (const clientId of awareness.getStates().keys()) this.#read(awareness, clientId)
    this.#endings = [() => awareness.off('change', onAwareness)]
  }

  /** The others who are about to answer, each once. */
  of(key: string): readonly Claimant[] {
    const claimants = new Map<string, Claimant>()
    for (const { person, name, keys } of this.#others.values()) {
      if (keys.includes(key)) claimants.set(person, { person, name })
    }
    return [...claimants.values()].sort((left, right) => (left.person < right.person ? -1 : 1))
  }

  claim(key: string): void {
    if (this.#own.has(key)) return
    this.#own.add(key)
    this.#announce()
  }

  release(key: string): void {
    if (this.#own.delete(key)) this.#announce()
  }

  stop(): void {
    for (const end of this.#endings) end()
  }

  #announce(): void {
    this.#session.setPresence({ answering: this.#own.size > 0 ? [...this.#own] : undefined })
  }

  /** Takes over what a client says; gives the keys for which that makes a difference. */
  #read(awareness: Awareness, clientId: number): readonly string[] {
    const before = this.#others.get(clientId)
    const after = readClaims(awareness.getStates().get(clientId))
    const { identity } = this.#session
    const isSelf = identity.kind === 'person' && after?.person === identity.id
    if (after === undefined || isSelf) this.#others.delete(clientId)
    else this.#others.set(clientId, after)
    const [had, has] = [before?.keys ?? [], isSelf ? [] : (after?.keys ?? [])]
    return [...had.filter((key) => !has.includes(key)), ...has.filter((key) => !had.includes(key))]
  }
}

function readClaims(state: unknown): (Claimant & { readonly keys: readonly string[] }) | undefined {
  if (!isPlainObject(state) || !Array.isArray(state['answering'])) return undefined
  const who = parseWith(presenceStateSchema, state['callboard'])
  if (!who.ok || who.value.kind !== 'person') return undefined
  const keys = state['answering'].slice(0, MAX_READ).filter((key): key is string => typeof key === 'string')
  return { person: who.value.id, name: who.value.name, keys }
}
