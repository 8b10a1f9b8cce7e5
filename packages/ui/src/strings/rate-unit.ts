/** A rate as one says it: by the shortest of these in which there is one at least. */
export interface SaidRate {
  readonly amount: number
  readonly per: 'second' | 'minute' | 'hour'
}

/** Two in a minute rather than 0.033 in a second. */
export function saidRate(perSecond: number): SaidRate {
  if (perSecond >= 1) return { amount: rounded(perSecond), per: 'second' }
  if (perSecond * 60 >= 1) return { amount: rounded(perSecond * 60), per: 'minute' }
  return { amount: rounded(perSecond * 3_600), per: 'hour' }
}

function rounded(amount: number): number {
  return Number(amount.toPrecision(2))
}
