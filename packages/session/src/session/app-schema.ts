import type { StandardSchemaV1 } from '@standard-schema/spec'

/**
 * What an app keeps in `selections` and `config`: one Standard Schema (Zod, Valibot, …) a kind of key. A key is
 * `kind` or `kind/id`, and the part before the first slash picks the schema. Schemas check and never transform: what is
 * stored and read is what was written.
 */
export interface AppSchema {
  readonly selections?: Readonly<Record<string, StandardSchemaV1>> | undefined
  readonly config?: Readonly<Record<string, StandardSchemaV1>> | undefined
}

/**
 * Gives selections and config their types everywhere, once an app has augmented it.
 *
 * @example
 * declare module '@callboard/session' {
 *   interface Register { schema: typeof appSchema }
 * }
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Register {}

/** Keeps the exact type of an app's schema. Does nothing else. */
export function defineAppSchema<const Schema extends AppSchema>(schema: Schema): Schema {
  return schema
}

type Registered = Register extends { readonly schema: infer Schema extends AppSchema } ? Schema : AppSchema
type Kinds<Root extends keyof AppSchema> = Registered extends {
  readonly [Name in Root]: infer Schemas extends Readonly<Record<string, StandardSchemaV1>>
}
  ? Schemas
  : Readonly<Record<string, StandardSchemaV1>>
type Key<Schemas> = string extends keyof Schemas
  ? string
  : (keyof Schemas & string) | `${keyof Schemas & string}/${string}`
type KindOf<Name extends string> = Name extends `${infer Kind}/${string}` ? Kind : Name
type Value<Schemas, Name extends string> = string extends keyof Schemas
  ? unknown
  : Schemas[KindOf<Name> & keyof Schemas] extends infer Schema extends StandardSchemaV1
    ? StandardSchemaV1.InferInput<Schema>
    : unknown

/** A key of `selections`: any string, or the registered kinds, alone or with an id after a slash. */
export type SelectionKey = Key<Kinds<'selections'>>
/** What is stored under a key of `selections`. */
export type SelectionValue<Name extends string = string> = Value<Kinds<'selections'>, Name>
/** A key of `config`. */
export type ConfigKey = Key<Kinds<'config'>>
/** What is stored under a key of `config`. */
export type ConfigValue<Name extends string = string> = Value<Kinds<'config'>, Name>
