import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium, type Page } from 'playwright-core'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../.scripts/chromium.mjs'

/** A page of a benchmark, in a Chromium of its own. */
export interface BundledPage {
  readonly chromiumVersion: string
  /** Opens it once more, afresh. */
  open(): Promise<Page>
  close(): Promise<void>
}

/** Only an isolated page has a clock finer than 0.1 ms. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

/** Bundles the script `entry` as an app would for production. The page is ready when it has set the global `door`. */
export async function bundlePage({ entry, door, style = '' }: {
  readonly entry: URL
  readonly door: string
  readonly style?: string
}): Promise<BundledPage> {
  const script = await bundleScript(entry)
  const executablePath = await findChromium()
  const browser = await chromium.launch({ args: CHROMIUM_ARGUMENTS, ...(executablePath ? { executablePath } : {}) })
  const head = `<!doctype html><meta charset="utf-8"><style>${style}</style>`
  const body = `${head}<body><script type="module">${script}</script>`
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', ...ISOLATED }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    chromiumVersion: browser.version(),
    async open() {
      const page = await browser.newPage()
      await page.goto(address)
      await page.waitForFunction((name) => name in globalThis && crossOriginIsolated, door)
      return page
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}

/** The script `entry` with all that it imports, as an app would have it for production. */
export async function bundleScript(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
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
