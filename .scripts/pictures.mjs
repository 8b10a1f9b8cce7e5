// `npm run pictures`: compares what the stories of states look like with packages/ui/pictures, in light and in dark. With `--accept` what they
// look like now is what they are meant to; with a folder or file, only its stories.
import { rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { runCheck, toolScript } from './check.mjs'
import { ensureChromium } from './ensure-chromium.mjs'
import { ROOT } from './workspace.mjs'

const given = process.argv.slice(2)
const isAccepting = given.includes('--accept')
const filters = given.filter((one) => one !== '--accept')
const MEANT = path.join(ROOT, 'packages', 'ui', 'pictures', process.platform)

process.env.CALLBOARD_CHROMIUM = await ensureChromium()
process.env.CALLBOARD_PICTURES = isAccepting ? 'accept' : 'compare'
// Those of stories that are no more would stay for ever.
if (isAccepting && filters.length === 0) rmSync(MEANT, { recursive: true, force: true })
const passed = await runCheck({
  name: 'pictures',
  command: [
    toolScript('vitest', 'vitest'),
    'run',
    '--project=storybook*',
    ...(isAccepting ? ['--update=all'] : []),
    ...(filters.length > 0 ? filters : ['.states.stories', '.kinds.stories', '.parts.stories']),
  ],
  live: true,
})
if (!passed) {
  console.log('\nPictures that differ are in test-results/pictures, beside the meant ones. If they are as they should be: npm run pictures -- --accept')
  process.exitCode = 1
}
