import { CallboardError } from '../protocol/index.ts'
import { parseWith, presenceStateSchema } from '../schema/index.ts'

/** Who takes part in a session. */
export type Identity =
  | {
      readonly kind: 'person'
      readonly id: string
      readonly name: string
      /** URL of a picture. */
      readonly avatar?: string | undefined
      /** @default one a tab, the same after a reload */
      readonly device?: string | undefined
    }
  | { readonly kind: 'agent'; readonly id: string; readonly name: string; readonly avatar?: string | undefined }
  /** Reads only, and is seen by nobody. */
  | { readonly kind: 'observer' }

/** Throws `option-invalid` when others could not read this identity. */
export function requireIdentity(identity: Identity): void {
  if (identity.kind === 'observer') return
  const parsed = parseWith(presenceStateSchema, { ...identity, joinedAt: 0 })
  if (parsed.ok) return
  const problems = parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
  throw new CallboardError({
    code: 'option-invalid',
    message: `The identity cannot be used, because others could not read it (${problems}). Ids are 1 to 128 characters without slashes or control characters, names at most 500.`,
    details: { issues: parsed.issues },
  })
}
