/**
 * The roots of the session document that Callboard keeps; every other root is the app's.
 *
 * - `agents`: `Y.Map<agentId, AgentRecord>`
 * - `people`: `Y.Map<personId/deviceId, PersonRecord>`
 * - `selections`, `config`: `Y.Map<key, JSON>`
 * - `session`: `Y.Map` of `schema`, `generation`, `title`, `createdAt`
 */
const ROOTS = ['agents', 'people', 'selections', 'config', 'session'] as const

/** The name of a root that Callboard keeps. */
export type RootName = (typeof ROOTS)[number]

/** The names of all roots that Callboard keeps. */
export function rootNames(): readonly RootName[] {
  return ROOTS
}

/** Whether Callboard keeps the root of this name. */
export function isReservedRoot(name: string): boolean {
  return (ROOTS as readonly string[]).includes(name)
}
