/**
 * Measures every contender once in each round, and begins each round with another, so that what else the machine does
 * hits all alike. Gives the rounds of each.
 */
export async function inTurns<Name, Round>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<Round>,
): Promise<ReadonlyMap<Name, readonly Round[]>> {
  const results = new Map<Name, Round[]>(names.map((name) => [name, []]))
  for (let turn = 0; turn < rounds * names.length; turn += 1) {
    const name = names[(turn + Math.floor(turn / names.length)) % names.length]
    if (name !== undefined) results.get(name)?.push(await measure(name))
  }
  return results
}
