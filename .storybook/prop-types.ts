import type { ArgTypesEnhancer, InputType } from 'storybook/internal/types'

/** A type as the parser of components tells it. */
interface ParsedType {
  readonly name: string
  readonly raw?: string | undefined
  readonly value?: unknown
}

/** Props with what may be left out as their plain type, with a control that suits it, and with the default that their description names. */
export const plainProps: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(Object.entries(argTypes).map(([name, argType]) => [name, plainProp(argType as InputType)])) as typeof argTypes

function plainProp(argType: InputType): InputType {
  const { description = '' } = argType
  const [, told, fallback] = /^([\s\S]*?)\s*@default\s+(.+?)\s*$/u.exec(description) ?? []
  const kinds = kindsOf(argType.type as ParsedType | undefined)
  const table = {
    ...argType.table,
    ...(fallback === undefined ? {} : { defaultValue: { summary: fallback } }),
    ...(kinds === undefined ? {} : { type: { summary: kinds.map(wordOf).join(' | ') } }),
  }
  return { ...argType, description: told ?? description, table, ...(kinds === undefined ? {} : controlFor(kinds, argType)) }
}

/** What a union is of, without `undefined`; nothing of what is no union. */
function kindsOf(type: ParsedType | undefined): readonly ParsedType[] | undefined {
  if (type?.name !== 'union' || !Array.isArray(type.value)) return undefined
  return (type.value as readonly ParsedType[]).filter((kind) => wordOf(kind) !== 'undefined')
}

function wordOf({ name, raw, value }: ParsedType): string {
  return raw ?? (typeof value === 'string' || typeof value === 'number' ? String(value) : name)
}

function controlFor(kinds: readonly ParsedType[], { control, options }: InputType): InputType {
  if (control !== undefined) return {}
  const words = kinds.map(wordOf)
  const literals = words.map((word) => /^'(.*)'$/u.exec(word)?.[1])
  if (literals.every((literal) => literal !== undefined)) return { control: { type: 'select' }, options: options ?? literals }
  if (words.length > 1) return { control: false }
  const [word = ''] = words
  const plain = { string: 'text', number: 'number', boolean: 'boolean' } as const
  return { control: word in plain ? { type: plain[word as keyof typeof plain] } : false }
}
