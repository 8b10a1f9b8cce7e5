/**
 * Schemas as plain data, which one function checks. The types are inferred from them, a test hashes them, and a page
 * that loads them pays a kilobyte.
 */
declare const valueType: unique symbol

interface TextSchema {
  readonly kind: 'text'
  readonly min?: number
  readonly max?: number
  /** Source of a regular expression. */
  readonly pattern?: string
}

interface NumberSchema {
  readonly kind: 'number'
  readonly integer?: true
  readonly max?: number
}

interface ChoiceSchema {
  readonly kind: 'choice'
  readonly values: readonly string[]
}

interface ListSchema {
  readonly kind: 'list'
  readonly item: Schema
  readonly min?: number
  readonly max?: number
}

interface MapSchema {
  readonly kind: 'map'
  readonly item: Schema
}

interface ObjectSchema {
  readonly kind: 'object'
  readonly fields: Readonly<Record<string, Schema>>
}

interface UnionSchema {
  readonly kind: 'union'
  readonly options: readonly Schema[]
}

type Data = TextSchema | NumberSchema | ChoiceSchema | ListSchema | MapSchema | ObjectSchema | UnionSchema

/** What describes values of a type. `optional` is the mark of a field that may be absent. */
export type Schema<Value = unknown> = Data & { readonly optional?: boolean; readonly [valueType]?: Value }

/** The type of the values that a schema takes. */
export type Infer<Described> = Described extends { readonly [valueType]?: infer Value } ? Value : never

type Fields = Readonly<Record<string, Schema>>
type OptionalKeys<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends { readonly optional: true } ? Key : never
}[keyof Shape]
type Flat<Value> = { [Key in keyof Value]: Value[Key] }
type ObjectOf<Shape extends Fields> = Flat<
  { -readonly [Key in Exclude<keyof Shape, OptionalKeys<Shape>>]: Infer<Shape[Key]> } & {
    -readonly [Key in OptionalKeys<Shape>]?: Infer<Shape[Key]> | undefined
  }
> & { [key: string]: unknown }

/** A string; lengths in UTF-16 units. */
export const text = (limits: Omit<TextSchema, 'kind'> = {}): Schema<string> => ({ kind: 'text', ...limits })

/** A finite number that is not negative. */
export const number = (limits: Omit<NumberSchema, 'kind'> = {}): Schema<number> => ({ kind: 'number', ...limits })

/** One of a few strings. */
export const choice = <const Values extends readonly string[]>(values: Values): Schema<Values[number]> => ({
  kind: 'choice',
  values,
})

/** An array. */
export const list = <Item>(
  item: Schema<Item>,
  limits: { readonly min?: number; readonly max?: number } = {},
): Schema<Item[]> => ({
  kind: 'list',
  item,
  ...limits,
})

/** An object whose keys are open. */
export const map = <Item>(item: Schema<Item>): Schema<Record<string, Item>> => ({ kind: 'map', item })

/** An object with these fields. Others survive unchecked. */
export const object = <Shape extends Fields>(fields: Shape): Schema<ObjectOf<Shape>> => ({ kind: 'object', fields })

/** A value that one of the options takes. */
export const union = <Options extends readonly Schema[]>(...options: Options): Schema<Infer<Options[number]>> => ({
  kind: 'union',
  options,
})

/** A field that may be absent. */
export const optional = <Described extends Schema>(schema: Described): Described & { readonly optional: true } => ({
  ...schema,
  optional: true,
})
