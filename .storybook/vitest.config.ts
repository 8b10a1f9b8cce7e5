import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_ARGUMENTS, findChromium, MODULE_HEADERS } from '../.scripts/chromium.mjs'
import { pictureComparison, pictureMode } from './pictures.ts'

const executablePath = await findChromium()

/** Letters are drawn alike on every machine of a kind. */
const SAME_LETTERS = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb']

function chromium(colorScheme: 'light' | 'dark') {
  return playwright({
    launchOptions: { args: [...CHROMIUM_ARGUMENTS, ...SAME_LETTERS], ...(executablePath ? { executablePath } : {}) },
    contextOptions: { colorScheme, reducedMotion: 'reduce', timezoneId: 'UTC', locale: 'en-GB' },
  })
}

/** Every story is a test: it renders, its `play` passes and axe finds nothing, in light and in dark. */
export default defineConfig({
  server: { headers: MODULE_HEADERS },
  plugins: [storybookTest({ configDir: fileURLToPath(new URL('.', import.meta.url)) })],
  test: {
    name: 'storybook',
    // So long that no load of the machine decides a test.
    testTimeout: 60_000,
    setupFiles: [fileURLToPath(new URL('picture-setup.ts', import.meta.url))],
    provide: { pictures: pictureMode(), colorScheme: 'light' },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: chromium('light'),
      expect: { toMatchScreenshot: pictureComparison },
      instances: [
        { browser: 'chromium', name: 'storybook (light)', provider: chromium('light') },
        { browser: 'chromium', name: 'storybook (dark)', provider: chromium('dark'), provide: { pictures: pictureMode(), colorScheme: 'dark' } },
      ],
    },
    sequence: { groupOrder: 2 },
  },
})
