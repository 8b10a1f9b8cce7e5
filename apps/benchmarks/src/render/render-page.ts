import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium, type Page } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../.scripts/chromium.mjs'

/** The benchmark's page in a Chromium of its own. */
export interface RenderPage {
  readonly page: Page
  readonly chromiumVersion: string
  close(): Promise<void>
}

/** Nothing listens there: the browser is handed the page itself. A secure context, which isolation asks for. */
const ADDRESS = 'http://localhost/benchmark'

/** Only an isolated page has a clock finer than 0.1 ms. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

/** Bundles the page as an app would be for production, and opens it. */
export async function openRenderPage(): Promise<RenderPage> {
  const script = await bundlePage()
  const executablePath = await findChromium()
  const browser = await chromium.launch({ args: CHROMIUM_ARGUMENTS, ...(executablePath ? { executablePath } : {}) })
  const page = await browser.newPage()
  const body = `<!doctype html><meta charset="utf-8"><body><script type="module">${script}</script>`
  await page.route('**/*', (route) => route.fulfill({ body, contentType: 'text/html', headers: ISOLATED }))
  await page.goto(ADDRESS)
  await page.waitForFunction(() => 'callboardBenchmark' in globalThis && crossOriginIsolated)
  return { page, chromiumVersion: browser.version(), close: () => browser.close() }
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page/main.tsx', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    conditions: ['@callboard/source', 'module'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script')
}
