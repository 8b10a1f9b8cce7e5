import { issue } from '../document/foreign-value.ts'
import { jsonBytes, toJson } from '../document/json.ts'
import { isPlainObject } from '../store/share.ts'
import type { Issue } from '../schema/index.ts'
import { patternCost } from './pattern-cost.ts'

/** The largest schema, bytes of UTF-8 JSON. */
const MAX_BYTES = 16 * 1024
/** How deep schemas may stand in schemas. */
const MAX_DEPTH = 16
/** How many schemas there may be in one, counted again each time they are referred to. */
const MAX_SCHEMAS = 500
const MAX_PATTERN_CHARS = 200
/** What all patterns of a schema may cost on one text, steps: about a tenth of a second each on the longest text. */
const MAX_PATTERN_COST = 64_000_000

const SCHEMA_KEYWORDS = [
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'unevaluatedItems',
  'contains',
  'items',
  'not',
  'if',
  'then',
  'else',
] as const
const LIST_KEYWORDS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
const MAP_KEYWORDS = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'] as const
/** What changes how references are looked up, and what only older drafts know. */
const REFUSED_KEYWORDS = [
  '$id',
  'id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$recursiveRef',
  '$recursiveAnchor',
  'dependencies',
  'additionalItems',
  // Where the validator notes what references come to.
  '__absolute_uri__',
  '__absolute_ref__',
  '__absolute_recursive_ref__',
] as const

/** Thrown by what goes through a schema; never leaves this file. */
class Refused extends Error {
  readonly path: string
  constructor(message: string, path: string) {
    super(message)
    this.path = path
  }
}

/**
 * Why a JSON Schema (2020-12) is not run on anybody's answer; empty when it is harmless. Its size, depth and number of
 * schemas are bounded; references go to its own `$defs` and never in a circle; and no pattern takes long on any text.
 * Never throws.
 */
export function vetSchema(schema: unknown): readonly Issue[] {
  try {
    // First of all, because it is what bounds the depth of everything below.
    const json = toJson(schema, 'schema')
    if (jsonBytes(json) > MAX_BYTES) return [issue(`The schema is over ${MAX_BYTES} bytes`)]
    const vetting = new Vetting(json)
    vetting.visit(json, '', 1)
    return []
  } catch (error) {
    if (error instanceof Refused) return [issue(error.message, error.path)]
    return [issue('The schema is not plain JSON')]
  }
}

class Vetting {
  readonly #root: unknown
  readonly #refs = new Set<string>()
  #schemas = 0
  #patternCost = 0

  constructor(root: unknown) {
    this.#root = root
  }

  visit(schema: unknown, path: string, depth: number): void {
    if (typeof schema === 'boolean') return
    if (!isPlainObject(schema)) throw new Refused('Expected a schema', path)
    if (depth > MAX_DEPTH) throw new Refused(`The schema is over ${MAX_DEPTH} deep`, path)
    this.#schemas += 1
    if (this.#schemas > MAX_SCHEMAS) throw new Refused(`The schema is made of over ${MAX_SCHEMAS}`, path)
    const refused = REFUSED_KEYWORDS.find((keyword) => schema[keyword] !== undefined)
    if (refused !== undefined) throw new Refused(`The keyword ${refused} is not taken`, below(path, refused))
    const { pattern, patternProperties, $ref } = schema
    if (pattern !== undefined) this.#visitPattern(pattern, below(path, 'pattern'))
    for (const key of keysOf(patternProperties)) this.#visitPattern(key, below(path, 'patternProperties'))
    if ($ref !== undefined) this.#visitReference($ref, below(path, '$ref'), depth)
    this.#visitParts(schema, path, depth + 1)
  }

  #visitParts(schema: Readonly<Record<string, unknown>>, path: string, depth: number): void {
    for (const keyword of SCHEMA_KEYWORDS) {
      if (schema[keyword] !== undefined) this.visit(schema[keyword], below(path, keyword), depth)
    }
    for (const keyword of LIST_KEYWORDS) {
      const list = schema[keyword]
      if (list === undefined) continue
      if (!Array.isArray(list)) throw new Refused('Expected a list of schemas', below(path, keyword))
      for (const [index, item] of list.entries()) this.visit(item, below(below(path, keyword), String(index)), depth)
    }
    for (const keyword of MAP_KEYWORDS) {
      const map = schema[keyword]
      if (map === undefined) continue
      if (!isPlainObject(map)) throw new Refused('Expected schemas by name', below(path, keyword))
      for (const [key, item] of Object.entries(map)) this.visit(item, below(below(path, keyword), key), depth)
    }
  }

  #visitReference(reference: unknown, path: string, depth: number): void {
    const [, root, name] = /^#\/(\$defs|definitions)\/([^/~%]+)$/u.exec(String(reference)) ?? []
    const definitions = isPlainObject(this.#root) && root !== undefined ? this.#root[root] : undefined
    const isThere = isPlainObject(definitions) && name !== undefined && Object.hasOwn(definitions, name)
    if (!isThere) throw new Refused('References go to $defs of the schema itself', path)
    const key = String(reference)
    if (this.#refs.has(key)) throw new Refused('References go in a circle', path)
    this.#refs.add(key)
    this.visit(definitions[name], path, depth + 1)
    this.#refs.delete(key)
  }

  #visitPattern(pattern: unknown, path: string): void {
    if (typeof pattern !== 'string') throw new Refused('Expected a regular expression', path)
    if (pattern.length > MAX_PATTERN_CHARS) {
      throw new Refused(`The pattern has over ${MAX_PATTERN_CHARS} characters`, path)
    }
    const { cost, problem } = patternCost(pattern)
    if (problem !== undefined) throw new Refused(`The pattern ${problem}`, path)
    this.#patternCost += cost
    if (this.#patternCost > MAX_PATTERN_COST) throw new Refused('The pattern can take too long', path)
  }
}

function keysOf(value: unknown): readonly string[] {
  return isPlainObject(value) ? Object.keys(value) : []
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}
