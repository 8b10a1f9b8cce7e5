import process from 'node:process'
import { hostileEpisode, UPDATES_PER_EPISODE } from './hostile-episode.ts'

/** How many hostile updates the tests try, in all their files. `CALLBOARD_FUZZ_UPDATES` tries more, or fewer. */
const UPDATES = Number(process.env['CALLBOARD_FUZZ_UPDATES'] ?? 100_000)
/** Where the seeds begin; another start is another set of attacks. */
const FIRST_SEED = Number(process.env['CALLBOARD_FUZZ_SEED'] ?? 1)

/** What came of one of `parts` parts of all episodes: escapes with their seeds, and how many updates got which verdict. */
export function runPart(part: number, parts: number): { escapes: string[]; verdicts: Record<string, number>; updates: number } {
  const episodes = Math.ceil(UPDATES / UPDATES_PER_EPISODE / parts)
  const escapes: string[] = []
  const verdicts: Record<string, number> = {}
  for (let index = 0; index < episodes; index++) {
    const seed = FIRST_SEED + part * episodes + index
    const result = hostileEpisode(seed)
    for (const escape of result.escapes) escapes.push(`seed ${seed}: ${escape}`)
    for (const [name, count] of Object.entries(result.verdicts)) verdicts[name] = (verdicts[name] ?? 0) + count
  }
  return { escapes, verdicts, updates: Object.values(verdicts).reduce((sum, count) => sum + count, 0) }
}
