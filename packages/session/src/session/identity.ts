import { requireRecord } from '../verbs/require-record.ts'
import { presenceStateSchema } from '../schema/index.ts'

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
  requireRecord('The identity', presenceStateSchema, { ...identity, joinedAt: 0 }, 'option-invalid')
}
