import type { RJSFSchema } from '@rjsf/utils'
import type { AppSchema } from '@callboard/session'

/** JSON Schemas of settings, by key. */
export type JsonSchemas = Readonly<Record<string, unknown>>

/** What Standard JSON Schema adds to a Standard Schema. */
interface JsonSchemaSource {
  readonly jsonSchema?: { readonly input?: (options: JsonSchemaOptions) => unknown } | undefined
}

interface JsonSchemaOptions {
  readonly target: string
  readonly libraryOptions: Readonly<Record<string, unknown>>
}

/**
 * A part of a schema that JSON Schema has no words for is left out, and not the whole setting with it: the app's schema
 * checks what is saved all the same. In the words of Valibot and of Zod; others do not mind.
 */
const LENIENT = { errorMode: 'ignore', unrepresentable: 'any' }

/**
 * One JSON Schema of all settings, a field each: the given ones, and those that the app's schema can tell of itself
 * (Standard JSON Schema, `~standard.jsonSchema`). `undefined` when there is none.
 */
export function configSchema(schema: AppSchema | undefined, given: JsonSchemas | undefined): RJSFSchema | undefined {
  const told = Object.entries(schema?.config ?? {}).flatMap(([key, standard]) => {
    const json = jsonSchemaOf(standard['~standard'] as JsonSchemaSource)
    return json === undefined ? [] : [[key, json] as const]
  })
  const properties: Record<string, unknown> = Object.fromEntries(
    [...new Map([...told, ...Object.entries(given ?? {})])].map(([key, json]) => [key, titled(key, json)]),
  )
  if (Object.keys(properties).length === 0) return undefined
  return { type: 'object', properties: properties as NonNullable<RJSFSchema['properties']> }
}

/** A setting that does not say what it is called goes by its key. */
function titled(key: string, json: unknown): unknown {
  const words = key.replaceAll(/[-_]/gu, ' ')
  return typeof json === 'object' ? { title: words.charAt(0).toUpperCase() + words.slice(1), ...json } : json
}

function jsonSchemaOf(standard: JsonSchemaSource): unknown {
  try {
    const json = standard.jsonSchema?.input?.({ target: 'draft-2020-12', libraryOptions: LENIENT })
    return typeof json === 'object' && json !== null ? json : undefined
  } catch {
    // Not every schema can be told as JSON Schema; such a setting has no field.
    return undefined
  }
}
