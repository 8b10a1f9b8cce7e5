import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_ARGUMENTS, findChromium } from '../.scripts/chromium.mjs'

const executablePath = await findChromium()

function chromium(colorScheme: 'light' | 'dark') {
  return playwright({
    launchOptions: { args: CHROMIUM_ARGUMENTS, ...(executablePath ? { executablePath } : {}) },
    contextOptions: { colorScheme, reducedMotion: 'reduce' },
  })
}

/** Every story is a test: it renders, its `play` passes and axe finds nothing, in light and in dark. */
export default defineConfig({
  plugins: [storybookTest({ configDir: fileURLToPath(new URL('.', import.meta.url)) })],
  test: {
    name: 'storybook',
    testTimeout: 20_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: chromium('light'),
      instances: [
        { browser: 'chromium', name: 'storybook (light)', provider: chromium('light') },
        { browser: 'chromium', name: 'storybook (dark)', provider: chromium('dark') },
      ],
    },
    sequence: { groupOrder: 2 },
  },
})
