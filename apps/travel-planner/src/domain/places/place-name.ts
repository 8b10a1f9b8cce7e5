const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'e',
}

/**
 * The form in which names are compared: lower case, without diacritics and punctuation, `St` written out.
 * `normalizeName('São  Paulo')` is `sao paulo`.
 */
export function normalizeName(name: string): string {
  // Most names are plain; looking at 135,000 of them has to be quick.
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name) && !/\bste? /i.test(name)) return name.toLowerCase()
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßøłæœđðþıə]/g, (letter) => letters[letter] ?? letter)
    .replace(/['’‘ʻʼ`´.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\bste?\b(?= )/g, (word) => (word === 'ste' ? 'sainte' : 'saint'))
}

/** What a name has of which there is another form. */
const mayVary = /[äöüåÄÖÜÅ]|City$| \/ | (?:am|an|im|ob|upon|on|sur|de) /i

/**
 * Other normalized forms under which a name is looked up: umlauts written with an `e`, and the name without an addition
 * such as `City` or `am Main`.
 */
export function nameVariants(name: string): readonly string[] {
  if (!mayVary.test(name)) return []
  const plain = normalizeName(name)
  const variants = new Set<string>()
  if (/[äöüÄÖÜ]/.test(name)) {
    variants.add(normalizeName(name.replace(/[äÄ]/g, 'ae').replace(/[öÖ]/g, 'oe').replace(/[üÜ]/g, 'ue')))
  }
  if (/[åÅ]/.test(name)) variants.add(normalizeName(name.replace(/[åÅ]/g, 'aa')))
  if (name.includes(' / ')) for (const part of name.split(' / ')) variants.add(normalizeName(part))
  variants.add(plain.replace(/ city$/, ''))
  variants.add(plain.replace(/ (am|an der|im|an den|ob der|upon|on|sur|de la) .*$/, ''))
  variants.delete(plain)
  variants.delete('')
  return [...variants]
}
