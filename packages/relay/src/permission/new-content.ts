import * as Y from 'yjs'
import { KIND, type ParsedBlock, type ParsedStruct, type ParsedUpdate } from './parsed-update.ts'
import { UpdateRefusal } from './update-refusal.ts'

/** Whose ids may be written under; see `ClientOwners`. */
export interface Ownership {
  /** `claim`: it is nobody's yet, and becomes the writer's when the update is applied. */
  of(client: number, hasHistory: boolean): 'own' | 'claim' | 'foreign'
}

/** What an update says that the document does not know yet. */
export interface NewContent {
  /** By client; where the document knows the beginning of a piece, its rest only. */
  readonly blocks: readonly ParsedBlock[]
  /** Client ids that become the writer's. */
  readonly claims: readonly number[]
  /** Clients whose content was left out, because somebody else only passes it on. */
  readonly foreign: ReadonlySet<number>
  /** Whether everything in the update is new, so that its bytes can be taken as they are. */
  readonly whole: boolean
  /** Something that comes before is not known: nothing can be said of it yet. */
  readonly gap: boolean
}

/**
 * Leaves out what the document knows, and what others wrote if `resent` allows that it comes from somebody else. Throws
 * `foreign-client` if it does not.
 */
export function newContent(doc: Y.Doc, { blocks }: ParsedUpdate, ownership: Ownership, resent: boolean): NewContent {
  const kept: ParsedBlock[] = []
  const claims: number[] = []
  const foreign = new Set<number>()
  let whole = true
  let gap = false
  for (const block of blocks) {
    const known = Y.getState(doc.store, block.client)
    const structs = cut(block.structs, known)
    if (structs !== block.structs) whole = false
    if (structs.length === 0) continue
    const owner = ownership.of(block.client, known > 0)
    if (owner === 'foreign') {
      if (!resent) throw new UpdateRefusal('foreign-client', 'writes under a Yjs client id that is somebody else\'s')
      foreign.add(block.client)
      whole = false
      continue
    }
    if (owner === 'claim') claims.push(block.client)
    if ((structs[0]?.clock ?? 0) > known) gap = true
    kept.push(structs === block.structs ? block : { client: block.client, structs })
  }
  return { blocks: kept, claims, foreign, whole, gap }
}

function cut(structs: readonly ParsedStruct[], known: number): readonly ParsedStruct[] {
  const [first] = structs
  if (first === undefined || first.clock >= known) return structs
  const index = structs.findIndex(({ clock, length }) => clock + length > known)
  if (index < 0) return []
  const rest = structs.slice(index)
  const [partly] = rest
  if (partly !== undefined && partly.clock < known) rest[0] = restOf(partly, known - partly.clock)
  return rest
}

/** What Yjs makes of a piece of which it has the beginning: it stands behind that. */
function restOf(struct: ParsedStruct, known: number): ParsedStruct {
  const rest = { ...struct, clock: struct.clock + known, length: struct.length - known, cut: known }
  if (struct.kind === KIND.collected) return rest
  return { ...rest, origin: { client: struct.client, clock: rest.clock - 1 }, parent: undefined, key: undefined }
}
