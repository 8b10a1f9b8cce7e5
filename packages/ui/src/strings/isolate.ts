/** Letters that are written from right to left: Hebrew, Arabic and their neighbours, and the presentation forms. */
const RTL = '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}'
/** What sets, overrides or isolates a direction: it would reach beyond the name that brings it. */
const CONTROLS = '\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069'

const TURNS_LTR = new RegExp(`[${RTL}${CONTROLS}]`, 'u')
const TURNS_RTL = new RegExp(`[^${RTL}\\s]`, 'u')
const EVERY_CONTROL = new RegExp(`[${CONTROLS}]`, 'gu')

const [LRM, RLM, FSI, PDI] = ['\u200E', '\u200F', '\u2068', '\u2069'] as const

/**
 * A name for a sentence in a language that is written from left to right, as English: one of the other direction is set
 * apart, so that neither scrambles the other. The mark in front keeps the direction of a sentence that begins with it,
 * because browsers that find out a direction (`dir="auto"`) look into what is set apart.
 */
export function withinLtr(name: string): string {
  return TURNS_LTR.test(name) ? `${LRM}${FSI}${name.replaceAll(EVERY_CONTROL, '')}${PDI}` : name
}

/** The same for a language that is written from right to left, as Arabic. */
export function withinRtl(name: string): string {
  return TURNS_RTL.test(name) ? `${RLM}${FSI}${name.replaceAll(EVERY_CONTROL, '')}${PDI}` : name
}

/** The same for a line whose language is not known: it goes by the letters of the line. */
export function withinLine(line: string, name: string): string {
  return new RegExp(`[${RTL}]`, 'u').test(line) ? withinRtl(name) : withinLtr(name)
}
