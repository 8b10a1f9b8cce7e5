import { CallboardError } from '@callboard/session/protocol'

/** An update that Yjs could not apply. */
export function updateInvalid(cause: unknown): CallboardError {
  return new CallboardError({
    code: 'document-invalid',
    message: 'A document update could not be applied, so it was refused and the connection is closed. Drop the local copy of the document, join again and repeat the change.',
    cause,
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
