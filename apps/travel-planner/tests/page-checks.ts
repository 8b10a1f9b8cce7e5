import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { layoutProblems } from '../../../.scripts/layout-problems.mjs'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it is now; what is just fading in as it will be in a moment. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    for (const animation of document.getAnimations()) {
      if (Number(animation.effect?.getComputedTiming().endTime) < Infinity) animation.finish()
    }
    const { violations: found } = await axe.run()
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  })
}

/** What of the page is cut off, scrolls sideways or cannot be reached. Lines that end in an ellipsis are meant to. */
export function layoutTrouble(page: Page): Promise<string[]> {
  return page.evaluate(layoutProblems, { except: '.cb-progress-tree-detail, .cb-progress-tree-agent, .cb-agent-card-activity' })
}
