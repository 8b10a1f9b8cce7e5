import { LIMITS } from '@callboard/session/protocol'

/** How much one update may hold and cost. Options of the relay; each has its default here. */
export interface UpdateLimits {
  /** Pieces of new content in one update. @default 20000 */
  readonly updateStructs: number
  /** Yjs client ids with new content in one update. @default 256 */
  readonly updateClients: number
  /** Ranges of living content that one update deletes. @default 20000 */
  readonly updateDeletes: number
  /** How deep types may stand in types, the root counted. @default 16 */
  readonly typeDepth: number
  /** How deep a value may nest: a record, with the schema of a question in it, needs some 40. @default 64 */
  readonly valueDepth: number
  /** Characters of a key of a map, and of the name of a root. @default 256 */
  readonly keyChars: number
  /** Roots of the document. @default 256 */
  readonly documentRoots: number
  /** Steps that Yjs may take to find the places of an update's content among what others wrote there, and to cut up what is there for it. @default 500000 */
  readonly updateScanSteps: number
  /** How much of a document may be one identity's, encoded, bytes; beyond it that one adds nothing. @default 16 MiB */
  readonly bytesPerIdentity: number
  /** Roots of a document that one identity may have made. @default 64 */
  readonly rootsPerIdentity: number
  /** One record of an agent or a person, where there are identities, bytes of JSON. @default 8 KiB */
  readonly recordBytes: number
  /** One selection or setting, where there are identities, bytes of JSON. @default 64 KiB */
  readonly valueBytes: number
  /** Yjs client ids under which one identity may write in one session. @default 1024 */
  readonly clientIdsPerIdentity: number
}

export const DEFAULT_UPDATE_LIMITS: UpdateLimits = {
  updateStructs: 20_000,
  updateClients: 256,
  updateDeletes: 20_000,
  typeDepth: 16,
  valueDepth: 64,
  keyChars: 256,
  documentRoots: 256,
  updateScanSteps: 500_000,
  bytesPerIdentity: 16 * 1024 * 1024,
  rootsPerIdentity: 64,
  recordBytes: LIMITS.recordBytes,
  valueBytes: LIMITS.valueBytes,
  clientIdsPerIdentity: 1_024,
}

/** Far above what any client reaches, far below where sums of clocks are no longer exact. */
export const HIGHEST_CLOCK: number = 2 ** 48
