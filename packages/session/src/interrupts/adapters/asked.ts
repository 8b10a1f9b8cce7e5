import { idSchema } from '../../schema/primitives.ts'
import { parseWith, type InterruptAction, type InterruptKind, type InterruptOption } from '../../schema/index.ts'
import { isPlainObject } from '../../store/share.ts'

/**
 * A question as it can be asked, and as a view of one shows it: what the adapters translate. `metadata` holds the
 * question in the words of the protocol that it comes from, so that nothing of it is lost.
 */
export interface AskedQuestion {
  readonly id?: string | undefined
  readonly kind: InterruptKind
  readonly title: string
  readonly body?: string | undefined
  readonly options?: readonly InterruptOption[] | undefined
  readonly maxChoices?: number | undefined
  readonly allow?: readonly InterruptAction[] | undefined
  readonly schema?: unknown
  readonly draft?: unknown
  readonly tool?: { readonly name: string; readonly input?: unknown } | undefined
  readonly toolCallId?: string | undefined
  readonly reason?: string | undefined
  readonly onBehalfOf?: string | undefined
  /** Relay milliseconds. */
  readonly deadline?: number | undefined
  readonly metadata?: unknown
}

const LINE_CHARS = 500
const TEXT_CHARS = 4_000
const TOOL_CALL_CHARS = 512

/** What of foreign texts a question has room for; the whole is in its metadata. */
export const fit = {
  id: (id: string | undefined): string | undefined => (parseWith(idSchema, id).ok ? id : undefined),
  line: (text: string): string => cut(text.split('\n', 1)[0] ?? '', LINE_CHARS),
  text: (text: string): string => cut(text, TEXT_CHARS),
  toolCallId: (id: string | undefined): string | undefined =>
    id !== undefined && id !== '' && id.length <= TOOL_CALL_CHARS ? id : undefined,
}

/** The question as it was before it was asked here, kept under the name of its protocol. */
export function originalOf<Original>(metadata: unknown, protocol: string): Original | undefined {
  return isPlainObject(metadata) && isPlainObject(metadata[protocol]) ? (metadata[protocol] as Original) : undefined
}

/** The fields that are there. */
export function present<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
