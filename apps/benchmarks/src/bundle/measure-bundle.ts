import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { build, type BuildOptions } from 'esbuild'

/** The weight of one package with all that it needs but React: minified for production, in bytes. */
export interface BundleFigures {
  /** What a small app takes that shows who is there, shows a shared value and sets it. */
  readonly typicalGzippedBytes: number
  /** Everything the packages export. */
  readonly wholeGzippedBytes: number
  readonly wholeMinifiedBytes: number
}

/** What is bundled. */
export interface BundleSubject {
  /** File name of the small app, in `typical`. */
  readonly typical: string
  /** The packages an app imports from. */
  readonly packages: readonly string[]
}

const here = fileURLToPath(new URL('.', import.meta.url))
const gzipped = promisify(gzip)

/** Bundles the small app and the whole packages, and weighs both. */
export async function measureBundle({ typical, packages }: BundleSubject): Promise<BundleFigures> {
  const contents = packages.map((name, at) => `export * as part${at} from '${name}'`).join('\n')
  const [app, whole] = await Promise.all([
    bundle({ entryPoints: [`${here}typical/${typical}`] }),
    bundle({ stdin: { contents, resolveDir: here } }),
  ])
  return {
    typicalGzippedBytes: (await gzipped(app)).byteLength,
    wholeGzippedBytes: (await gzipped(whole)).byteLength,
    wholeMinifiedBytes: whole.byteLength,
  }
}

async function bundle(input: BuildOptions): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...input,
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    legalComments: 'none',
    external: ['react', 'react-dom'],
    conditions: ['@callboard/source', 'module'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles?.[0]?.contents ?? new Uint8Array()
}
