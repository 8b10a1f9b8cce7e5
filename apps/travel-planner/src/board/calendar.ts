import * as v from 'valibot'

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = v.pipe(v.string(), v.isoDate())

/** A wall-clock time at the place it is about, `YYYY-MM-DDTHH:mm`, without a zone. */
export const localTimeSchema = v.pipe(v.string(), v.isoDateTime())

/** An amount of money in euros. */
export const eurosSchema = v.pipe(v.number(), v.finite(), v.minValue(0))
