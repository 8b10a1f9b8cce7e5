import * as v from 'valibot'

/** An id of an agent, task, person, command or message: 1 to 128 characters, no control characters, never `__proto__` and kin. */
export const idSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(128),
  // eslint-disable-next-line no-control-regex
  v.regex(/^[^\u0000-\u001f\u007f/]+$/u, 'An id holds no control characters and no slash'),
  v.check((id) => id !== '__proto__' && id !== 'constructor' && id !== 'prototype', 'The id is reserved'),
)

/** Milliseconds since the Unix epoch, by the relay's clock. */
export const timestampSchema = v.pipe(v.number(), v.finite(), v.minValue(0))

/** A count or amount that is finite and not negative. */
export const amountSchema = v.pipe(v.number(), v.finite(), v.minValue(0))

/** A line of text for people. */
export const lineSchema = v.pipe(v.string(), v.maxLength(500))

/** A longer text for people; what is longer still belongs into a stream. */
export const textSchema = v.pipe(v.string(), v.maxLength(4_000))
