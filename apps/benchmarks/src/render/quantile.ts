/** The value below which the share `at` (0 to 1) of `values` lies, by nearest rank. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)] ?? Number.NaN
}
