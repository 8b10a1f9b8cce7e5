/** The roots of the session document that Callboard keeps; every other root is the app's. */
export const ROOTS = {
  /** `Y.Map<agentId, AgentRecord>` */
  agents: 'agents',
  /** `Y.Map<personId/deviceId, PersonRecord>` */
  people: 'people',
  /** `Y.Map<key, JSON>` */
  selections: 'selections',
  /** `Y.Map<key, JSON>` */
  config: 'config',
  /** `Y.Map` of `schema`, `generation`, `title`, `createdAt` */
  session: 'session',
} as const

/** The name of a root that Callboard keeps. */
export type RootName = keyof typeof ROOTS

const names = Object.keys(ROOTS) as RootName[]

/** Whether Callboard keeps the root of this name. */
export function isReservedRoot(name: string): name is RootName {
  return Object.hasOwn(ROOTS, name)
}

/** Calls `visit` for each root. */
export function rootNames(): readonly RootName[] {
  return names
}
