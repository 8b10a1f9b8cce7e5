import { Validator } from '@cfworker/json-schema'
import { issue } from '../document/foreign-value.ts'
import { toJson } from '../document/json.ts'
import {
  answerSchema,
  parseWith,
  type Answer,
  type InterruptAction,
  type InterruptKind,
  type InterruptOption,
  type Issue,
} from '../schema/index.ts'
import { answerTypesOf } from './answer-types.ts'
import { MAX_PATTERN_TEXT } from './pattern-cost.ts'
import { vetSchema } from './vet-schema.ts'

/** What a question says of the answers that it takes. */
export interface AnswerRules {
  readonly kind: InterruptKind
  readonly options?: readonly InterruptOption[] | undefined
  readonly maxChoices?: number | undefined
  readonly allow?: readonly InterruptAction[] | undefined
  /** JSON Schema of the answer's value. */
  readonly schema?: unknown
}

/**
 * Why an answer is none to the question, as people can be told; empty when it is one. People's side and the agent judge
 * by this same function. It looks at the answer alone, not at who gives it or when.
 */
export function checkAnswer(interrupt: AnswerRules, answer: Answer): readonly Issue[] {
  const parsed = parseWith(answerSchema, answer)
  if (!parsed.ok) return parsed.issues
  const types = answerTypesOf(interrupt)
  if (!types.includes(answer.type)) return [issue(`It takes ${types.join(' or ')}, not ${answer.type}`, 'type')]
  return [...checkOptions(interrupt, answer), ...checkContent(answer), ...checkValue(interrupt, answer)]
}

function checkOptions({ options = [], maxChoices = 1 }: AnswerRules, answer: Answer): readonly Issue[] {
  const { type, options: chosen = [] } = answer
  const unknown = chosen.find((id) => !options.some((option) => option.id === id))
  if (unknown !== undefined) return [issue(`There is no option ${unknown}`, 'options')]
  if (new Set(chosen).size < chosen.length) return [issue('An option can be chosen once', 'options')]
  if (type !== 'choose') {
    const most = type === 'accept' ? 1 : 0
    return chosen.length > most ? [issue(`At most ${most} option goes with ${type}`, 'options')] : []
  }
  const most = Math.max(maxChoices, 1)
  if (chosen.length === 0) return [issue('Choose an option', 'options')]
  return chosen.length > most ? [issue(`At most ${most} can be chosen`, 'options')] : []
}

function checkContent({ type, text = '', value }: Answer): readonly Issue[] {
  if (type === 'respond' && text.trim() === '') return [issue('Say something', 'text')]
  if (type === 'submit' && value === undefined) return [issue('There is nothing in it', 'value')]
  if (type === 'edit' && text === '' && value === undefined) return [issue('There is nothing in it', 'value')]
  return []
}

/** What the schema judges: the value; of words, where there is no value, the words. */
function checkValue({ schema }: AnswerRules, answer: Answer): readonly Issue[] {
  const isJudged = answer.type === 'submit' || answer.type === 'edit' || answer.type === 'respond'
  const { value: given, text } = answer
  const path = given === undefined ? 'text' : 'value'
  const value = given ?? text
  if (value === undefined) return []
  try {
    toJson(value, path)
  } catch {
    return [issue('It is not plain JSON', path)]
  }
  return !isJudged || schema === undefined ? [] : judge(schema, value, path)
}

/** Whether `value` fits the JSON Schema, which is only run when it is harmless. Issues are below `path`. */
function judge(schema: unknown, value: unknown, path: string): readonly Issue[] {
  const hostile = vetSchema(schema)
  if (hostile.length > 0)
    return [issue(`It cannot be checked: ${hostile[0]?.message ?? 'its schema is not usable'}`, path)]
  if (JSON.stringify(schema).includes('"pattern') && hasLongText(value)) {
    return [issue(`Texts can have at most ${MAX_PATTERN_TEXT} characters here`, path)]
  }
  try {
    // A copy, because the validator notes things in the schema that it is given.
    const { valid, errors } = new Validator(structuredClone(schema) as object, '2020-12', false).validate(value)
    if (valid) return []
    const causes = errors.filter(({ keyword }) => !PASSING_ON.has(keyword))
    const issues = (causes.length > 0 ? causes : errors).map(({ instanceLocation, error }) =>
      issue(error, [path, ...instanceLocation.split('/').slice(1)].join('.')),
    )
    return issues.slice(0, MAX_ISSUES)
  } catch {
    return [issue('It cannot be checked: its schema is not usable', path)]
  }
}

/** Keywords whose error only says that there is one further down. */
const PASSING_ON: ReadonlySet<string> = new Set(['properties', 'items', 'prefixItems', '$ref', 'allOf'])

const MAX_ISSUES = 20

function hasLongText(value: unknown): boolean {
  if (typeof value === 'string') return value.length > MAX_PATTERN_TEXT
  return typeof value === 'object' && value !== null && Object.entries(value).some((entry) => entry.some(hasLongText))
}
