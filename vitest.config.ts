import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions, defaultServerConditions, type Alias } from 'vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { CHROMIUM_ARGUMENTS, findChromium, MODULE_HEADERS } from './.scripts/chromium.mjs'

const SOURCE = '@callboard/source'
const chromium = await findChromium()
/** What is waited for may take as long as a busy machine needs. */
const patient = { setupFiles: ['.scripts/patience.mjs'], expect: { poll: { timeout: 10_000 } } }

/** Workspace packages resolve to their sources, in Vite's graphs and in the processes and threads tests start. */
const fromSource = {
  resolve: { conditions: [SOURCE, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [SOURCE, ...defaultServerConditions], externalConditions: [SOURCE, 'node'] } },
}
const sourceInChildren = [`--conditions=${SOURCE}`]

const storybook = existsSync(new URL('.storybook/vitest.config.ts', import.meta.url)) ? ['./.storybook/vitest.config.ts'] : []

const react18 = ['react', 'react-dom'].map((name) => ({
  find: new RegExp(`^${name}(?=$|/)`),
  replacement: fileURLToPath(new URL(`packages/react/node_modules/${name}-18`, import.meta.url)),
}))

/** Bundled before the first test: one that is found while tests run reloads the page under them. */
const BROWSER_DEPENDENCIES = [
  'react',
  'react-dom',
  'react-dom/client',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  '@callboard/react > @tanstack/react-query',
  '@callboard/react > @callboard/session > @cfworker/json-schema',
  '@callboard/ui > streamdown',
  '@callboard/ui > @rjsf/core/lib/components/Form.js',
  '@callboard/ui > @rjsf/utils',
  '@callboard/ui > @cfworker/json-schema',
  '@callboard/ui > diff',
  '@callboard/ui > lucide-react',
  '@callboard/ui > @tanstack/react-virtual',
  '@callboard/ui > @base-ui/react/avatar',
  '@callboard/ui > @base-ui/react/button',
  '@callboard/ui > @base-ui/react/direction-provider',
  '@callboard/ui > @base-ui/react/merge-props',
  '@callboard/ui > @base-ui/react/popover',
  '@callboard/ui > @base-ui/react/progress',
  '@callboard/ui > @base-ui/react/tabs',
  '@callboard/ui > @base-ui/react/use-render',
]

/** Tests that run in Chromium, with a relay to talk to. */
function browserProject(
  name: string,
  include: string,
  { alias = [], exclude = [] }: { readonly alias?: readonly Alias[]; readonly exclude?: readonly string[] } = {},
): TestProjectInlineConfiguration {
  return {
    ...fromSource,
    resolve: { ...fromSource.resolve, alias: [...alias] },
    // Where Vitest runs global setups: in Node, whatever the tests run in.
    environments: { __vitest__: { resolve: { conditions: [SOURCE, ...defaultServerConditions] } } },
    optimizeDeps: { include: BROWSER_DEPENDENCIES },
    cacheDir: `node_modules/.vite/${name}`,
    server: { headers: MODULE_HEADERS },
    test: {
      name,
      include: [include],
      exclude: ['**/node_modules/**', '**/*.node.test.tsx', ...exclude],
      globalSetup: ['packages/react/tests/relay-global-setup.ts'],
      ...patient,
      setupFiles: [...patient.setupFiles, 'packages/react/tests/clean-up.ts'],
      // So long that no load of the machine decides a test.
      testTimeout: 60_000,
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
  }
}

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
          ...patient,
          // Longer than what tests wait for, so that they say what did not come.
          testTimeout: 90_000,
          hookTimeout: 90_000,
          include: [
            'packages/{session,agent,relay}/src/**/*.test.ts',
            'packages/{react,ui}/src/**/*.node.test.{ts,tsx}',
            'apps/*/src/**/*.test.ts',
          ],
          sequence: { groupOrder: 0 },
        },
      },
      browserProject('browser', 'packages/{react,ui}/src/**/*.test.tsx'),
      // The oldest React that the hooks promise to work with.
      browserProject('react-18', 'packages/react/src/**/*.test.tsx', { alias: react18, exclude: ['**/*.activity.test.tsx'] }),
      ...storybook,
      {
        ...fromSource,
        test: {
          name: 'e2e',
          environment: 'node',
          execArgv: sourceInChildren,
          include: ['apps/travel-planner/tests/**/*.e2e.test.ts'],
          globalSetup: ['apps/travel-planner/tests/page-global-setup.ts'],
          // Longer than what tests wait for one after the other, so that they say what did not come.
          testTimeout: 300_000,
          hookTimeout: 120_000,
          // Real processes and a real browser, which mostly wait for one another: two files at a time, after everything else.
          maxWorkers: 2,
          sequence: { groupOrder: 9 },
        },
      },
    ],
  },
})
