import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema'
import { toErrorList, toErrorSchema, type RJSFSchema, type RJSFValidationError, type ValidationData, type ValidatorType } from '@rjsf/utils'
import type { Formats } from '../strings/formats.ts'
import type { InterruptStrings } from '../strings/interrupt-strings.ts'

/** What a form's value is: any JSON. */
export type FormValue = unknown

/** Keywords whose failure only says that something within has failed. */
const STRUCTURAL: ReadonlySet<string> = new Set([
  'properties', 'items', 'prefixItems', 'additionalItems', '$ref', 'allOf', 'if', 'then', 'else', 'dependentSchemas', 'patternProperties',
])

/**
 * A validator for forms on `@cfworker/json-schema`, the same that judges answers: it makes no code out of a schema. What is
 * wrong is said in the words of `strings`.
 */
export function createSchemaValidator(strings: InterruptStrings, formats: Formats): ValidatorType<FormValue> {
  const problems = (schema: RJSFSchema, value: FormValue): readonly RJSFValidationError[] =>
    failures(schema, value).map((unit) => problemOf(unit, schema, strings, formats))
  return {
    isValid: (schema, value, root) => failures(withDefinitions(schema, root), value).length === 0,
    rawValidation: <Result,>(schema: RJSFSchema, value?: FormValue) => ({ errors: [...failures(schema, value)] as Result[] }),
    validateFormData: (value, schema): ValidationData<FormValue> => {
      const errorSchema = toErrorSchema<FormValue>([...problems(schema, value)])
      return { errors: toErrorList(errorSchema), errorSchema }
    },
  }
}

/** Parts of a schema refer to definitions of the whole. */
function withDefinitions(schema: RJSFSchema, root: RJSFSchema): RJSFSchema {
  if (typeof schema !== 'object' || schema === root) return schema
  const { $defs, definitions } = root
  return { ...($defs === undefined ? {} : { $defs }), ...(definitions === undefined ? {} : { definitions }), ...schema }
}

function failures(schema: RJSFSchema, value: FormValue): readonly OutputUnit[] {
  // A copy, because the validator writes into the schema that it is given. What JSON leaves out is not there to be judged.
  const copy = JSON.parse(JSON.stringify(schema)) as Schema
  const { errors } = new Validator(copy, '2020-12', false).validate(toJson(value))
  const causes = errors.filter(({ keyword }) => !STRUCTURAL.has(keyword))
  return nearestVariants(causes)
}

/**
 * Of the variants of an `anyOf` or `oneOf`, what fails in the one that is nearest to fitting: what the others lack is of no
 * use to anybody.
 */
function nearestVariants(units: readonly OutputUnit[]): readonly OutputUnit[] {
  const byChoice = new Map<string, Map<string, number>>()
  for (const { keywordLocation } of units) {
    for (const [variant, choice] of variantsIn(keywordLocation)) {
      const variants = byChoice.get(choice) ?? new Map<string, number>()
      byChoice.set(choice, variants.set(variant, (variants.get(variant) ?? 0) + 1))
    }
  }
  const nearest = new Map([...byChoice].map(([choice, variants]) => [choice, [...variants].sort((a, b) => a[1] - b[1])[0]?.[0]]))
  const kept = units.filter(({ keyword, keywordLocation }) => {
    if ((keyword === 'anyOf' || keyword === 'oneOf') && byChoice.has(keywordLocation)) return false
    return variantsIn(keywordLocation).every(([variant, choice]) => nearest.get(choice) === variant)
  })
  return kept.length > 0 ? kept : units
}

/** The variants that a place in a schema is within, each with its choice: `#/a/oneOf/1` of `#/a/oneOf`. */
function variantsIn(location: string): readonly (readonly [variant: string, choice: string])[] {
  return [...location.matchAll(/\/(?:anyOf|oneOf)\/\d+/gu)].map((match) => {
    const variant = location.slice(0, match.index + match[0].length)
    return [variant, variant.slice(0, variant.lastIndexOf('/'))] as const
  })
}

function problemOf(unit: OutputUnit, schema: RJSFSchema, strings: InterruptStrings, formats: Formats): RJSFValidationError {
  const { keyword, instanceLocation, keywordLocation, error } = unit
  const missing = keyword === 'required' ? /"(.*)"/u.exec(error)?.[1] : undefined
  const path = instanceLocation.split('/').slice(1).map(unescapePointer)
  const limit = wordOf(schema, keywordLocation)
  const message = strings.fieldProblem(keyword, limit, formats) ?? error
  return { name: keyword, message, property: dotted(missing === undefined ? path : [...path, missing]), stack: message }
}

function unescapePointer(part: string): string {
  return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
}

/** As lodash writes paths, which is how `toErrorSchema` reads them. */
function dotted(path: readonly string[]): string {
  return path.map((part) => (/^\w+$/u.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`)).join('')
}

/** What a schema says at a place; references on the way are followed. */
function wordOf(root: RJSFSchema, pointer: string): unknown {
  let value: unknown = root
  for (const part of pointer.split('/').slice(1).map(unescapePointer)) {
    if (typeof value !== 'object' || value === null) return undefined
    const next = (value as Readonly<Record<string, unknown>>)[part]
    value = part === '$ref' && typeof next === 'string' ? definitionOf(root, next) : next
  }
  return value
}

/** References go to definitions of the whole, as vetted. */
function definitionOf(root: RJSFSchema, reference: string): unknown {
  const [, group = '', name = ''] = reference.split('/')
  return (root as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>)[group]?.[name]
}

function toJson(value: FormValue): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown)
}
