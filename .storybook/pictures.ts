import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { ProvidedContext } from 'vitest'

/**
 * `CALLBOARD_PICTURES` says what becomes of pictures: `compare` (as `npm test` and `npm run pictures` do), `accept`
 * (`npm run pictures -- --accept`); otherwise none are taken.
 */
export type PictureMode = NonNullable<ProvidedContext['pictures']>

/** Where the pictures that are meant are, one folder a system: letters are drawn a little differently on each. */
const MEANT = fileURLToPath(new URL(`../packages/ui/pictures/${process.platform}`, import.meta.url))
/** Where the meant picture, the one that was taken and what differs are put when one differs. */
const DIFFERENT = fileURLToPath(new URL('../test-results/pictures', import.meta.url))

/**
 * How different two colours may be before a pixel counts as different (0 to 1, as pixelmatch measures it), and what share of
 * pixels may differ: room for the edges of letters, and less than the colour of one bar in a widget of usual size.
 */
const COLOUR_TOLERANCE = 0.1
const PIXEL_TOLERANCE = 0.0003

/** Animations that go on for ever would never come to rest; on a busy machine a page takes its time. */
const COMES_TO_REST_WITHIN_MS = 10_000

/** What is done about pictures in this run. On a system that has none yet there is nothing to compare with. */
export function pictureMode(): PictureMode {
  const asked = process.env['CALLBOARD_PICTURES']
  if (asked === 'accept') return 'accept'
  return asked === 'compare' && existsSync(MEANT) ? 'compare' : 'none'
}

/** How Vitest compares pictures; the name of one is `light-agentroster-states--empty`. */
export const pictureComparison = {
  comparatorName: 'pixelmatch',
  comparatorOptions: { threshold: COLOUR_TOLERANCE, allowedMismatchedPixelRatio: PIXEL_TOLERANCE },
  timeout: COMES_TO_REST_WITHIN_MS,
  resolveScreenshotPath: ({ arg, ext }: { arg: string; ext: string }) => path.join(MEANT, `${arg}${ext}`),
  resolveDiffPath: ({ arg, ext }: { arg: string; ext: string }) => path.join(DIFFERENT, `${arg}${ext}`),
} as const
