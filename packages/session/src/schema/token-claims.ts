import { idSchema, lineSchema } from './primitives.ts'
import { choice, list, number, object, optional, text, type Infer } from './schema.ts'

/** A session's name, or a beginning of names followed by `*`. */
const sessionPatternSchema = text({ min: 1, max: 128 })

/** What a token of the relay says (the claims of the JWT, once its signature was checked). Other claims are ignored. */
export const tokenClaimsSchema = object({
  /** The subject: a person's id, the name of a service, or, without `agent`, an agent's id. */
  sub: idSchema,
  kind: choice(['user', 'agent', 'viewer', 'service']),
  /** The sessions that it opens; one that ends in `*` stands for all that begin so. */
  sessions: list(sessionPatternSchema, { min: 1, max: 256 }),
  /** The agent's id, where it is not the subject. */
  agent: optional(idSchema),
  /** Where its bearer may write beyond what its kind may, as patterns of paths. */
  paths: optional(list(lineSchema, { max: 64 })),
  /** The name that presence has to show. */
  name: optional(lineSchema),
  /** When it ends, seconds since the Unix epoch. */
  exp: number(),
  /** Its own id, by which it can be revoked. */
  jti: optional(text({ min: 1, max: 256 })),
})

export type TokenClaims = Infer<typeof tokenClaimsSchema>

/** An identity that a host's own `authorize` gives: the same limits as for a token's claims. */
export const identitySchema = object({
  kind: choice(['user', 'agent', 'viewer', 'service']),
  id: idSchema,
  sessions: list(sessionPatternSchema, { max: 256 }),
  paths: list(lineSchema, { max: 64 }),
  name: optional(lineSchema),
  endsAt: optional(number()),
  tokenId: optional(text({ min: 1, max: 256 })),
})
