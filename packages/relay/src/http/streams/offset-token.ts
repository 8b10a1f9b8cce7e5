import { offsetInvalid } from '../../streams/stream-errors.ts'
import type { StreamLog } from '../../streams/stream-log.ts'

/** Sixteen digits and the stream's id: they sort as the positions do, and say whose they are. */
const TOKEN = /^(\d{16})_([0-9a-f]{16})$/

/** Stands for the start of any stream. */
const NOBODY = '0'.repeat(16)

/** The offset of a position, as clients keep it. */
export function formatOffset(log: StreamLog, position: number): string {
  return `${String(position).padStart(16, '0')}_${log.id}`
}

/** The position in an offset, and the id of the stream that gave it out. Throws `offset-invalid`. */
export function parseOffset(text: string): { readonly position: number; readonly id: string | undefined } {
  if (text === '-1') return { position: 0, id: undefined }
  const [, digits, id] = TOKEN.exec(text) ?? []
  if (digits === undefined) throw offsetInvalid(`${JSON.stringify(text.slice(0, 40))} is no offset`)
  return { position: Number(digits), id: id === NOBODY ? undefined : id }
}

/** The position that an offset means in this stream. Throws `offset-invalid` for another stream's, and beyond the end. */
export function positionIn(log: StreamLog, text: string): number {
  const { position, id } = parseOffset(text)
  if (id !== undefined && !log.knows(id, position)) throw offsetInvalid(`The offset ${text} was not given out by the stream ${log.path}`)
  if (position > log.tail) throw offsetInvalid(`The offset ${text} is beyond the end of the stream ${log.path}`)
  return position
}
