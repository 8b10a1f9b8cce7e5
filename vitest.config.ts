import { existsSync } from 'node:fs'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_ARGUMENTS, findChromium } from './.scripts/chromium.mjs'

const SOURCE = '@callboard/source'
const chromium = await findChromium()

/** Workspace packages resolve to their sources, in Vite's graphs and in the processes and threads tests start. */
const fromSource = {
  resolve: { conditions: [SOURCE, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions], externalConditions: [SOURCE, 'node'] } },
}
const sourceInChildren = [`--conditions=${SOURCE}`]

const storybook = existsSync(new URL('.storybook/vitest.config.ts', import.meta.url)) ? ['./.storybook/vitest.config.ts'] : []

export default defineConfig({
  test: {
    // Two cores are what a small machine has; more workers than that only make timings noisy.
    maxWorkers: 2,
    projects: [
      {
        ...fromSource,
        test: {
          name: 'node',
          environment: 'node',
          execArgv: sourceInChildren,
          testTimeout: 20_000,
          hookTimeout: 20_000,
          include: [
            'packages/{session,agent,relay}/src/**/*.test.ts',
            'packages/{react,ui}/src/**/*.node.test.{ts,tsx}',
            'apps/*/src/**/*.test.ts',
          ],
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...fromSource,
        optimizeDeps: { include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime'] },
        test: {
          name: 'browser',
          include: ['packages/{react,ui}/src/**/*.test.tsx'],
          exclude: ['**/node_modules/**', '**/*.node.test.tsx'],
          testTimeout: 20_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: CHROMIUM_ARGUMENTS, ...(chromium ? { executablePath: chromium } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
          },
          sequence: { groupOrder: 1 },
        },
      },
      ...storybook,
      {
        ...fromSource,
        test: {
          name: 'e2e',
          environment: 'node',
          execArgv: sourceInChildren,
          include: ['apps/travel-planner/tests/**/*.e2e.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Real processes and a real browser: one file at a time, after everything else.
          maxWorkers: 1,
          sequence: { groupOrder: 9 },
        },
      },
    ],
  },
})
