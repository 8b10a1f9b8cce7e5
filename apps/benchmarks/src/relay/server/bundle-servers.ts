import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const FOLDER = new URL('../../../node_modules/.cache/relay-servers/', import.meta.url)

/** Bundled code of packages that ask for built-in modules by `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

let bundled: Promise<URL> | undefined

/**
 * Bundles `main.ts` to plain JavaScript, once: the memory of a server is measured, and what reads TypeScript as it stands takes
 * more than some servers do. What LevelDB needs is native and stays where it is.
 */
export function bundleServers(): Promise<URL> {
  return (bundled ??= bundle())
}

async function bundle(): Promise<URL> {
  await build({
    entryPoints: [fileURLToPath(new URL('main.ts', import.meta.url))],
    outdir: fileURLToPath(FOLDER),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    conditions: ['@callboard/source'],
    external: ['y-websocket-server-leveldb/*'],
    banner: { js: REQUIRE },
    logLevel: 'error',
  })
  return new URL('main.js', FOLDER)
}
