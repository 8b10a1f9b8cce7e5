import * as Y from 'yjs'
import { wires } from '../wire/wires.ts'
import { authorOf } from './arrivals.ts'
import { clientFrame } from './client-frame.ts'
import type { TrafficRequest } from './request.ts'
import { stamp } from './stamp.ts'

/** As long as a line of what an agent reports. */
const TEXT_LENGTH = 64

/** The session with this number. */
export function sessionName(session: number): string {
  return `bench-${session}`
}

/** All that will be written, framed beforehand: nothing is encoded while it is measured. */
export function framesOfChanges(request: TrafficRequest, total: number): readonly Buffer[] {
  const { wire, kind, sessions } = request
  const speak = wires[wire]
  const makers = new Map<number, (change: number) => Uint8Array>()
  return Array.from({ length: total }, (_, change) => {
    const { session, client } = authorOf(request, change)
    const key = client * sessions + session
    const make = makers.get(key) ?? (kind === 'update' ? updates(client) : states())
    makers.set(key, make)
    return clientFrame(make(change))

    function updates(writer: number): (change: number) => Uint8Array {
      const write = pushes(writer)
      return (change) => speak.update(sessionName(session), write(change))
    }

    function states(): (change: number) => Uint8Array {
      const clientId = 1_000_000 + key
      let clock = 0
      return (change) => {
        clock += 1
        const state = { name: `Agent ${client}`, status: 'working', activity: stamp(change).padEnd(TEXT_LENGTH, '.') }
        return speak.awareness(sessionName(session), { clientId, clock, json: JSON.stringify(state) })
      }
    }
  })
}

/** A writer's document: each change adds one text at the end of an array of its own, so no change covers another. */
function pushes(writer: number): (change: number) => Uint8Array {
  const doc = new Y.Doc()
  const array = doc.getArray<string>(`log-${writer}`)
  let update = new Uint8Array()
  doc.on('update', (bytes: Uint8Array) => { update = new Uint8Array(bytes) })
  return (change) => {
    array.push([stamp(change).padEnd(TEXT_LENGTH, '.')])
    return update
  }
}
