const format = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })

/** `€1,240`: whole euros. */
export function euros(amount: number): string {
  return format.format(amount)
}
