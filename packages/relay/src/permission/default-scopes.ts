import { APP_ROOTS, matchesPath, patternPart, type DocumentPath } from '@callboard/session/protocol'
import type { Identity } from '../identity/identity.ts'
import type { WriteScope } from './write-scope.ts'

/**
 * Where else an identity may write in a session, as patterns of paths (`matchesPath`). Asked again for every update, so that
 * what it says counts from the next one on. What only the relay writes it cannot give away.
 */
export type WritePolicy = (identity: Identity, session: string) => readonly string[]

/** What a scope depends on beside the identity. */
export interface ScopeContext {
  readonly session: string
  readonly policy: WritePolicy | undefined
  /** Whether an agent is connected now: nobody removes the record of one that is. */
  readonly isConnected: (agentId: string) => boolean
}

/** Where an identity may write, as patterns: what its kind may, what its token adds, what the host adds. */
export function writePatterns(identity: Identity, { session, policy }: Omit<ScopeContext, 'isConnected'>): readonly string[] {
  return [...kindPatterns(identity), ...identity.paths, ...(policy?.(identity, session) ?? [])]
}

/** What an identity may do to the document now. */
export function scopeOf(identity: Identity, context: ScopeContext): WriteScope {
  const patterns = writePatterns(identity, context)
  const mayWrite = (path: DocumentPath): boolean => !isRelays(path) && patterns.some((pattern) => matchesPath(pattern, path))
  return {
    mayWrite,
    mayDelete: (path) => mayWrite(path) || (identity.kind === 'user' && isGoneAgent(path, context)),
  }
}

function kindPatterns({ kind, id }: Identity): readonly string[] {
  switch (kind) {
    case 'user': return [`people/${patternPart(id)}~1*`, 'selections/*', 'config/*', 'session/title', APP_ROOTS]
    case 'agent': return [`agents/${patternPart(id)}`, 'selections/*']
    case 'service': return ['selections/*', 'config/*', 'session/title', APP_ROOTS]
    case 'viewer': return []
  }
}

/** Of the root `session` everybody else has the title alone. */
function isRelays([root, key]: DocumentPath): boolean {
  return root === 'session' && key !== 'title'
}

function isGoneAgent([root, agentId]: DocumentPath, { isConnected }: ScopeContext): boolean {
  return root === 'agents' && agentId !== undefined && !isConnected(agentId)
}
