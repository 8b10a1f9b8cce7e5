import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../.scripts/chromium.mjs'

const STYLES = ['tokens.css', 'reader-size.css', 'base.css'].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
const PAGE = `<style>html { font-size: 41px } ${STYLES}</style><div class="cb-root" style="padding-inline-start: var(--cb-space-4)">Hello</div>`

test.for([9, 16, 20, 24, 32])('at a text size of %i pixels that the reader has set, lengths follow it and not the page', async (size) => {
  const executablePath = await findChromium()
  const browser = await chromium.launch({
    args: [...CHROMIUM_ARGUMENTS, `--blink-settings=defaultFontSize=${size},minimumFontSize=0`],
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    const page = await browser.newPage()
    await page.setContent(PAGE)
    const { fontSize, paddingLeft } = await page.locator('div').evaluate((element) => {
      const { fontSize, paddingLeft } = getComputedStyle(element)
      return { fontSize, paddingLeft }
    })
    expect({ fontSize, paddingLeft }).toEqual({ fontSize: `${size * 0.875}px`, paddingLeft: `${size}px` })
  } finally {
    await browser.close()
  }
})
