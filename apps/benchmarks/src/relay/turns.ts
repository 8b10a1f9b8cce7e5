/** The rounds of one contender. */
export interface Turns<Contender, Round> {
  readonly name: string
  readonly contender: Contender
  readonly measured: readonly Round[]
}

/**
 * Measures every contender once in each round, and begins each round with another, so that what else the machine does
 * hits all alike.
 */
export async function inTurns<Contender, Round>(
  contenders: Readonly<Record<string, Contender>>,
  rounds: number,
  measure: (contender: Contender, name: string) => Promise<Round>,
): Promise<readonly Turns<Contender, Round>[]> {
  const results = Object.entries(contenders).map(([name, contender]) => ({ name, contender, measured: [] as Round[] }))
  for (let turn = 0; turn < rounds * results.length; turn += 1) {
    const next = results[(turn + Math.floor(turn / results.length)) % results.length]
    if (next !== undefined) next.measured.push(await measure(next.contender, next.name))
  }
  return results
}
