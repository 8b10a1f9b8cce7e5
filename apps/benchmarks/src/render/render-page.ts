import type { Page } from 'playwright-core'
import { bundlePage } from '../browser/bundled-page.ts'

/** The benchmark's page in a Chromium of its own. */
export interface RenderPage {
  readonly page: Page
  readonly chromiumVersion: string
  close(): Promise<void>
}

/** Bundles the page as an app would be for production, and opens it. */
export async function openRenderPage(): Promise<RenderPage> {
  const { open, chromiumVersion, close } = await bundlePage({
    entry: new URL('page/main.tsx', import.meta.url),
    door: 'callboardBenchmark',
  })
  return { page: await open(), chromiumVersion, close }
}
