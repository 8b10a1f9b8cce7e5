import { defineAppSchema } from '@callboard/session'
import { toStandardJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { configSchema } from './config-schema.ts'

const tone = ['Friendly', 'Formal', 'Brief'] as const

test('a schema of Zod tells of itself', () => {
  const schema = defineAppSchema({
    config: {
      budget: z.number().min(0).max(10_000).meta({ title: 'Budget in euros' }),
      tone: z.enum(tone),
      night_trains: z.boolean(),
      stay: z.object({ city: z.string().min(1), nights: z.int().optional() }),
    },
  })
  expect(configSchema(schema, undefined)).toMatchObject({
    type: 'object',
    properties: {
      budget: { type: 'number', minimum: 0, maximum: 10_000, title: 'Budget in euros' },
      tone: { type: 'string', enum: tone, title: 'Tone' },
      night_trains: { type: 'boolean', title: 'Night trains' },
      stay: { type: 'object', required: ['city'], properties: { city: { type: 'string', minLength: 1 }, nights: { type: 'integer' } } },
    },
  })
})

test('a schema of Valibot tells of itself where it is made a Standard JSON Schema, and has no field where it is not', () => {
  const budget = v.pipe(v.number(), v.title('Budget in euros'), v.minValue(0))
  const schema = defineAppSchema({ config: { budget: toStandardJsonSchema(budget), tone: v.picklist(tone) } })
  expect(configSchema(schema, undefined)?.properties).toEqual({ budget: expect.objectContaining({ type: 'number', minimum: 0, title: 'Budget in euros' }) })
  expect(Object.keys(configSchema(schema, { tone: { enum: tone } })?.properties ?? {})).toEqual(['budget', 'tone'])
})

test('what JSON Schema has no words for is left out, and the setting is not', () => {
  const even = (value: number): boolean => value % 2 === 0
  const schema = defineAppSchema({
    config: {
      budget: toStandardJsonSchema(v.pipe(v.number(), v.finite(), v.check(even), v.minValue(0))),
      trip: z.object({ nights: z.number().refine(even), leaves: z.date() }),
    },
  })
  expect(configSchema(schema, undefined)?.properties).toMatchObject({
    budget: { type: 'number', minimum: 0 },
    trip: { properties: { nights: { type: 'number' }, leaves: {} } },
  })
})

test('a schema that fails to tell of itself has no field, and takes no other with it', () => {
  const broken = { '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => ({ value }), jsonSchema: { input: () => { throw new Error('Not today') } } } } as const
  const schema = defineAppSchema({ config: { broken, silent: { '~standard': { ...broken['~standard'], jsonSchema: { input: () => null } } }, good: z.string() } })
  expect(Object.keys(configSchema(schema, undefined)?.properties ?? {})).toEqual(['good'])
  expect(configSchema(defineAppSchema({ config: { broken } }), undefined)).toBeUndefined()
})
