import { number, text } from './schema.ts'

/** An id, as of an agent or task: 1 to 128 characters, no control characters or slashes, not `__proto__` and kin. */
export const idSchema = text({
  min: 1,
  max: 128,
  pattern: '^(?!(__proto__|constructor|prototype)$)[^\\u0000-\\u001f\\u007f/]+$',
})

/** Milliseconds since the Unix epoch, by the relay's clock. */
export const timestampSchema = number()

/** A count or amount that is finite and not negative. */
export const amountSchema = number()

/** A whole number that is not negative. */
export const countSchema = number({ integer: true })

/** A line of text for people. */
export const lineSchema = text({ max: 500 })

/** A longer text for people; what is longer still belongs into a stream. */
export const textSchema = text({ max: 4_000 })
