import { CallboardError, formatPath, type DocumentPath } from '@callboard/session/protocol'

/**
 * Which part of the check refused an update. The first group is of updates that no Yjs client writes; the second of those
 * that are well made but not allowed.
 */
export type Rule =
  | 'garbled' | 'duplicate-client' | 'empty-struct' | 'clock-range' | 'delete-ranges' | 'content-kind' | 'bad-key' | 'key-length'
  | 'value-depth' | 'type-depth' | 'map-slot' | 'mixed-parent' | 'forward-reference' | 'struct-limit' | 'client-limit'
  | 'delete-limit' | 'root-limit' | 'scan-budget'
  | 'out-of-scope' | 'foreign-client' | 'client-ids'
  | 'identity-bytes' | 'identity-roots' | 'record-bytes' | 'value-bytes'
  | 'unjudged'

const PERMISSION_RULES: ReadonlySet<Rule> = new Set<Rule>([
  'out-of-scope', 'foreign-client', 'client-ids', 'identity-bytes', 'identity-roots', 'record-bytes', 'value-bytes',
])

/** Why an update is refused; thrown by the parts of the check, which know nothing of connections. */
export class UpdateRefusal extends Error {
  readonly rule: Rule
  readonly path: DocumentPath | undefined

  /** `problem` completes "A document update". */
  constructor(rule: Rule, problem: string, path?: DocumentPath, options?: ErrorOptions) {
    super(problem, options)
    this.name = 'UpdateRefusal'
    this.rule = rule
    this.path = path
  }
}

/** The same as an error for the client: `frame-malformed`, `document-invalid` or `write-refused`, with rule and path as details. */
export function refusalError({ rule, path, message, cause }: UpdateRefusal): CallboardError {
  const details = { rule, ...(path === undefined ? {} : { path: formatPath(path) }) }
  if (rule === 'unjudged') {
    return new CallboardError({
      code: 'internal',
      message: 'The relay could not tell whether a document update is allowed, so nothing of it was applied and the connection is closed. The relay\'s log says why.',
      cause,
      details,
    })
  }
  if (rule === 'garbled') {
    return new CallboardError({
      code: 'frame-malformed',
      message: `A document update ${message}, so nothing of it was applied and the connection is closed. Send updates as Yjs encodes them (version 1).`,
      details,
    })
  }
  if (!PERMISSION_RULES.has(rule)) {
    return new CallboardError({
      code: 'document-invalid',
      message: `A document update ${message}, so nothing of it was applied and the connection is closed. Send what a Yjs client writes, within the limits of the relay.`,
      details,
    })
  }
  return new CallboardError({
    code: 'write-refused',
    message: `A document update ${message}, so nothing of it was applied and the connection is closed. Drop the local copy of the document and join again; write only where and as much as the identity may.`,
    details,
  })
}
