import type { JSONSchema7, JSONSchema7Definition } from '@ai-sdk/provider'

/**
 * The schema as strict structured output wants it: every property is required, an optional one may be `null`, nothing
 * else may be there. Whoever reads the answer drops the `null`s.
 */
export function strictSchema(schema: JSONSchema7): JSONSchema7 {
  const { oneOf, anyOf, items, properties, required = [], ...rest } = schema
  const choices = (oneOf ?? anyOf)?.map(strictDefinition)
  return {
    ...rest,
    ...(choices === undefined ? {} : { anyOf: choices }),
    ...(items === undefined || Array.isArray(items) ? {} : { items: strictDefinition(items) }),
    ...(properties === undefined ? {} : strictProperties(properties, required)),
  }
}

function strictProperties(
  properties: Readonly<Record<string, JSONSchema7Definition>>,
  required: readonly string[],
): Pick<JSONSchema7, 'properties' | 'required' | 'additionalProperties'> {
  const entries = Object.entries(properties).map(([name, property]): [string, JSONSchema7Definition] => {
    const strict = strictDefinition(property)
    return [name, required.includes(name) ? strict : { anyOf: [strict, { type: 'null' }] }]
  })
  return {
    properties: Object.fromEntries(entries),
    required: entries.map(([name]) => name),
    additionalProperties: false,
  }
}

function strictDefinition(definition: JSONSchema7Definition): JSONSchema7Definition {
  return typeof definition === 'boolean' ? definition : strictSchema(definition)
}
