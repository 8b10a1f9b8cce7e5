import process from 'node:process'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, defaultClientConditions, type Rolldown } from 'vite'

/** The planner's page as a browser gets it, but for what only the one who serves it knows. */
export interface BuiltPage {
  /** By path from the page's root, `index.html` among them. All of them are texts. */
  readonly files: Readonly<Record<string, string>>
}

/** The folder of the page's sources, its `index.html` in it. */
const PAGE_FOLDER = fileURLToPath(new URL('../page', import.meta.url))

/** Builds the page from the sources as they are now. Writes nothing to disk. */
export async function buildPage(): Promise<BuiltPage> {
  const outputs = [await inProduction(() => build({
    configFile: false,
    root: PAGE_FOLDER,
    logLevel: 'error',
    plugins: [react()],
    resolve: { conditions: ['@callboard/source', ...defaultClientConditions] },
    build: { write: false, reportCompressedSize: false, chunkSizeWarningLimit: Infinity },
  }))].flat() as readonly Rolldown.RolldownOutput[]
  return { files: Object.fromEntries(outputs.flatMap(({ output }) => output.map((file) => [file.fileName, textOf(file)]))) }
}

/** Vite asks the process which React to take, whatever its mode; and leaves its answer there. */
async function inProduction<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

function textOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset): string {
  if (file.type === 'chunk') return file.code
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source)
}
