import { CallboardError } from '@callboard/session/protocol'

/** An update that Yjs could not apply. */
export function updateInvalid(cause: unknown): CallboardError {
  return new CallboardError({
    code: 'document-invalid',
    message: 'A document update could not be applied, so it was refused and the connection is closed. Drop the local copy of the document, join again and repeat the change.',
    cause,
  })
}

/** What an update builds on did not come, or too much waits for such. */
export function documentIncomplete(rule: 'missing' | 'quarantine-full'): CallboardError {
  const problem = rule === 'missing' ? 'was not sent in time' : 'more waits like it than may'
  return new CallboardError({
    code: 'document-incomplete',
    message: `A document update builds on something that the relay has not seen, and ${problem}, so it was not applied and the connection is closed. Drop the local copy of the document, join again and repeat the change.`,
    details: { rule },
  })
}

/** What is stored cannot be made into a document. */
export function storedDocumentInvalid(session: string, cause: unknown): CallboardError {
  return new CallboardError({
    code: 'storage-unavailable',
    message: `What is stored of session ${session} cannot be read as a document, so the session cannot be opened. Restore the data directory from a copy; the stored bytes are left as they are.`,
    cause,
    details: { session },
  })
}
