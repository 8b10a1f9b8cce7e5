import type { DocumentPath } from '@callboard/session/protocol'

/** What one identity may do to a document now. Asked for every struct and deletion: cheap, and never remembered by who asks. */
export interface WriteScope {
  /** Whether it may add content at a path: a value under a key, or anything below it. */
  mayWrite(path: DocumentPath): boolean
  /** Whether it may delete what stands there and is not overwritten by something that it may write. */
  mayDelete(path: DocumentPath): boolean
}
