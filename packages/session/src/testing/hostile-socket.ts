import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { EXTENSION_MESSAGE, SUBPROTOCOL } from '../protocol/index.ts'
import type { SeededRandom } from './seeded-random.ts'

/** What a hostile relay has done. */
export interface HostileRelay {
  /** To be used in place of the platform's `WebSocket`. */
  readonly WebSocket: typeof WebSocket
  /** How many messages it has sent. */
  readonly sent: () => number
}

/** So many messages it sends on one connection before it hangs up. */
const MESSAGES_A_CONNECTION = 20

/**
 * A relay that sends `messages` random messages: noise, messages of Callboard's own with fields of any kind, mutilated updates
 * and presence. Then it behaves like a relay that has an empty document.
 */
export function createHostileRelay(random: SeededRandom, messages: number): HostileRelay {
  let sent = 0

  class HostileSocket extends EventTarget {
    static readonly OPEN = 1
    readonly OPEN = 1
    readonly protocol = SUBPROTOCOL
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: (() => void) | null = null
    onmessage: ((event: { readonly data: unknown }) => void) | null = null
    onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null
    onerror: (() => void) | null = null

    constructor() {
      super()
      setTimeout(() => this.#serve())
    }

    send(): void {
      // It does not listen.
    }

    close(): void {
      if (this.readyState === 3) return
      this.readyState = 3
      setTimeout(() => this.onclose?.({ code: 1006, reason: '' }))
    }

    #serve(): void {
      if (this.readyState !== 0) return
      this.readyState = 1
      this.onopen?.()
      for (let left = MESSAGES_A_CONNECTION; left > 0 && sent < messages && this.readyState === 1; left -= 1) {
        sent += 1
        this.onmessage?.({ data: randomMessage(random) })
      }
      if (sent < messages) return this.close()
      const welcome = { type: 'welcome', session: 's', generation: '', now: Date.now(), livenessTimeoutMs: 5_000 }
      this.onmessage?.({ data: extension(welcome) })
      this.onmessage?.({ data: Uint8Array.of(0, 1, 2, 0, 0).buffer })
    }
  }
  return { WebSocket: HostileSocket as unknown as typeof WebSocket, sent: () => sent }
}

function randomMessage(random: SeededRandom): unknown {
  const kind = random.int(0, 9)
  if (kind === 0) return 'text'
  if (kind < 3) return noise(random, random.int(0, 40)).buffer
  if (kind < 7) return extension(randomExtension(random))
  const frame = kind < 9 ? updateFrame(random) : Uint8Array.from([1, ...noise(random, random.int(1, 30))])
  return frame.buffer
}

function randomExtension(random: SeededRandom): unknown {
  const fields = ['now', 'epoch', 'writeAs', 'principal', 'survives', 'tokenEndsInMs', 'frames', 'authors',
    'command', 'clientId', 'code', 'message', 'path']
  const chosen = fields.filter(() => random.chance(0.5)).map((field) => [field, randomValue(random)])
  // The same generation always: another would be a good reason to give this copy up.
  const rest = random.chance(0.8) ? { now: Date.now(), generation: '', frames: 1, code: 'x', message: 'x', authors: [{}] } : {}
  const type = random.pick(['welcome', 'heartbeat', 'ack', 'error', 'urgent', 'authors', 'nonsense', 7, null])
  // Everywhere, among nonsense: less would be a good reason to write nothing more.
  const writes = random.chance(0.3) ? { writes: ['*', randomValue(random)] } : {}
  return { ...rest, ...Object.fromEntries(chosen), ...writes, type }
}

const VALUES: readonly unknown[] = [
  null, -1, 1.5, 2 ** 53, 1e308, '', 'x'.repeat(500), [], [null], [{}, 7], ['*'], {}, { id: 7 }, { toString: 1 }, true,
  { kind: 'user', id: { a: 1 } }, [{ clientId: 'x', principal: null }], [{ clientId: 1, principal: { kind: 1, id: [] } }],
]

function randomValue(random: SeededRandom): unknown {
  return random.pick(VALUES)
}

/** An update of a small document, with a few of its bytes changed. */
function updateFrame(random: SeededRandom): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = random.int(1, 1_000_000)
  doc.getMap('agents').set('__proto__', { tasks: 'no', id: 7 })
  doc.getMap<unknown>(random.pick(['agents', 'people', 'selections', 'session'])).set('a/b', randomValue(random))
  const bytes = Y.encodeStateAsUpdate(doc)
  for (let count = random.int(0, 3); count > 0; count -= 1) bytes[random.int(0, bytes.length - 1)] = random.int(0, 255)
  const encoder = encoding.createEncoder()
  for (const type of [0, random.int(1, 2)]) encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

function extension(message: unknown): unknown {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, EXTENSION_MESSAGE)
  encoding.writeVarString(encoder, JSON.stringify(message))
  return encoding.toUint8Array(encoder).slice().buffer
}

function noise(random: SeededRandom, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, () => random.int(0, 255))
}
