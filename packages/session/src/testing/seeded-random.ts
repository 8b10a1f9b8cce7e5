import * as prng from 'lib0/prng'

/** Chance that is the same for the same seed. */
export interface SeededRandom {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** Whether something of probability `probability` happens. */
  chance(probability: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  pick<Item>(items: readonly Item[]): Item | undefined
}

/** Makes a source of chance for `seed`, a whole number. */
export function createSeededRandom(seed: number): SeededRandom {
  const generator = prng.create(seed)
  const next = (): number => prng.real53(generator)
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <Item>(items: readonly Item[]) => items[int(0, items.length - 1)] as Item,
  }
}
