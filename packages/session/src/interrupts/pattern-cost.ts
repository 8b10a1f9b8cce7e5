import { parsePattern, type PatternItem, type PatternNode, type PatternSequence } from './parse-pattern.ts'

/** What a regular expression can take. */
export interface PatternCost {
  /** At most about so many steps on a text of {@link MAX_PATTERN_TEXT} characters. */
  readonly cost: number
  /** Why it is not taken at all, as the end of a sentence that begins with "The pattern". */
  readonly problem?: string | undefined
}

/** The longest text that a pattern is tried on, characters. */
export const MAX_PATTERN_TEXT = 2_000

/** More repetitions than this count as any number of them. */
const FEW = 32

const TOO_MANY_WAYS = 'repeats what can be read in several ways, so it could take for ever'

/**
 * What a pattern can take in an engine that goes back and tries again: the product of the ways in which each part can
 * be read whose end is not certain. What is repeated must be readable in one way, or it could take for ever. Errs on the
 * safe side. Never throws.
 */
export function patternCost(pattern: string): PatternCost {
  try {
    const options = parsePattern(pattern)
    const alphabet = alphabetOf(pattern)
    // Without a `^` it is tried from every place of the text.
    const starts = pattern.startsWith('^') && options.length === 1 ? 1 : MAX_PATTERN_TEXT
    const costs = options.map((option) => new Reading(alphabet).read(option).peak)
    return { cost: starts * costs.reduce((sum, cost) => sum + cost, 0) }
  } catch (error) {
    return { cost: 0, problem: typeof error === 'string' ? error : 'is no regular expression' }
  }
}

/** A part whose end is not certain yet. */
interface Uncertain {
  readonly chars: ReadonlySet<string>
  readonly ways: number
  /** What comes next can make its end certain. */
  isLast: boolean
}

/** Goes through a sequence, and keeps which parts could still end elsewhere. */
class Reading {
  readonly #alphabet: readonly string[]
  #uncertain: Uncertain[]
  peak = 1

  constructor(alphabet: readonly string[], uncertain: readonly Uncertain[] = []) {
    this.#alphabet = alphabet
    this.#uncertain = uncertain.map((part) => ({ ...part }))
    this.#measure()
  }

  read(sequence: PatternSequence): this {
    for (const item of sequence) this.#readItem(item)
    return this
  }

  #readItem({ node, min, max }: PatternItem): void {
    if (node.kind === 'position' || max === 0) return
    if (node.kind === 'atom') {
      const chars = this.#charsOf(node.source)
      if (min > 0) this.#separate(chars)
      if (max > min) this.#push(chars, max - min > FEW ? MAX_PATTERN_TEXT : max - min + 1)
    } else if (node.kind === 'look') {
      // Gone through each time that what stands before it is read in another way, and never gone back into.
      for (const option of node.options) this.#note(this.#branch().read(option).peak)
    } else if (max > 1) {
      this.#readRepeated(node.options, min, max)
    } else {
      this.#readGroup(min === 0 ? [...node.options, []] : node.options)
    }
  }

  /** One of several ways on. */
  #readGroup(options: readonly PatternSequence[]): void {
    const branches = options.map((option) => this.#branch().read(option))
    const [most] = branches.toSorted((left, right) => right.#product() - left.#product())
    if (most === undefined) return
    const isCertain = options.length === 1 || this.#areDistinct(options)
    const seals = branches.flatMap((branch) => branch.#uncertain)
    // What ends one way on is uncertain behind all of them.
    const chars = new Set(seals.flatMap((part) => [...part.chars]))
    this.#uncertain = most.#uncertain.map((part) => ({ ...part, chars }))
    if (!isCertain) this.#uncertain.push({ chars: new Set(this.#alphabet), ways: options.length, isLast: false })
    for (const branch of branches) this.#note(branch.peak)
    this.#measure()
  }

  #readRepeated(options: readonly PatternSequence[], min: number, max: number): void {
    const isFixed = options.every((option) => option.every(isFixedAtom))
    if (!isFixed || !(options.length === 1 || this.#areDistinct(options))) {
      const [body = []] = options
      if (options.length > 1 || !this.#isDelimited(body)) throw TOO_MANY_WAYS
    }
    const chars = new Set(options.flatMap((option) => option.flatMap(({ node }) => [...this.#charsOfNode(node)])))
    const isCertain = isFixed && min === max
    if (!isCertain) this.#push(chars, max > FEW ? MAX_PATTERN_TEXT : max + 1)
  }

  /** Whether a repeated body begins or ends with what is nowhere else in it, and can be read in one way in between. */
  #isDelimited(body: PatternSequence): boolean {
    if (!body.every(({ node }) => node.kind === 'atom')) return false
    const variable = body.filter(({ min, max }) => min !== max)
    const sets = body.map(({ node }) => this.#charsOfNode(node))
    const isAlone = (index: number): boolean => {
      const chars = sets.at(index)
      const others = sets.filter((set) => set !== chars)
      return chars !== undefined && isFixedAtom(body.at(index)) && others.every((set) => areDisjoint(set, chars))
    }
    if (!isAlone(0) && !isAlone(-1)) return false
    const areApart = variable.every(({ node }, index) =>
      variable.slice(index + 1).every((other) => areDisjoint(this.#charsOfNode(node), this.#charsOfNode(other.node))),
    )
    return areApart
  }

  /** Whether at the first character it is certain which of the options it can be. */
  #areDistinct(options: readonly PatternSequence[]): boolean {
    const firsts = options.map(([first]) => (isFixedAtom(first) ? this.#charsOfNode(first?.node) : undefined))
    return firsts.every(
      (chars, index) =>
        chars !== undefined &&
        firsts.slice(index + 1).every((other) => other !== undefined && areDisjoint(chars, other)),
    )
  }

  /** What comes now must be there, so what cannot hold it ends before it. */
  #separate(chars: ReadonlySet<string>): void {
    const last = this.#uncertain.at(-1)
    if (last === undefined || !last.isLast || !areDisjoint(last.chars, chars)) return
    this.#uncertain.pop()
    for (const part of this.#uncertain) part.isLast = false
  }

  #push(chars: ReadonlySet<string>, ways: number): void {
    this.#uncertain.push({ chars, ways, isLast: true })
    this.#measure()
  }

  #branch(): Reading {
    return new Reading(this.#alphabet, this.#uncertain)
  }

  #product(): number {
    return this.#uncertain.reduce((product, { ways }) => product * ways, 1)
  }

  #measure(): void {
    this.#note(this.#product())
  }

  #note(cost: number): void {
    this.peak = Math.max(this.peak, cost)
  }

  #charsOfNode(node: PatternNode | undefined): ReadonlySet<string> {
    return node?.kind === 'atom' ? this.#charsOf(node.source) : new Set(this.#alphabet)
  }

  #charsOf(source: string): ReadonlySet<string> {
    const expression = new RegExp(`^${source}$`, 'u')
    return new Set(this.#alphabet.filter((char) => expression.test(char)))
  }
}

function isFixedAtom(item: PatternItem | undefined): boolean {
  return item !== undefined && item.node.kind === 'atom' && item.min === item.max && item.max > 0
}

function areDisjoint(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return ![...left].some((char) => right.has(char))
}

/** One character of each kind that patterns tell apart, and those that the pattern names. */
const SAMPLES = ['ä', 'Ä', 'ß', 'ж', 'Ж', 'λ', '中', 'ا', '٣', '²', '€', '—', '́', '\u00a0', '\u2028', '\ufeff', '😀']

function alphabetOf(pattern: string): readonly string[] {
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
  const escaped = [...pattern.matchAll(/\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/giu)].map(
    ([, braced, four, two]) => String.fromCodePoint(Number.parseInt(braced ?? four ?? two ?? '0', 16)),
  )
  return [...new Set([...ascii, ...SAMPLES, ...pattern, ...escaped])]
}
