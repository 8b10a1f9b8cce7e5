import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { createServer, defaultClientConditions, type Plugin } from 'vite'

/** What the page needs to know, and where it is served. */
export interface PageOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Default `127.0.0.1`. */
  readonly host?: string | undefined
  /** Where the relay is, as the browser reaches it, for example `ws://127.0.0.1:4455`. */
  readonly relayUrl: string
  /** The session to show. */
  readonly session: string
  /** Shows changes of the sources as they are made. Default false: the page stays what it was when it was started. */
  readonly hot?: boolean | undefined
}

/** A page that is being served. */
export interface ServedPage {
  /** The address to open. */
  readonly url: string
  close(): Promise<void>
}

/** The folder of the page, its `index.html` in it. */
const PAGE_FOLDER = fileURLToPath(new URL('../page', import.meta.url))

/** Serves the planner's page. Throws an error whose message says what to do when the port is taken. */
export async function servePage(options: PageOptions): Promise<ServedPage> {
  const host = options.host ?? '127.0.0.1'
  const server = await createServer({
    configFile: false,
    root: PAGE_FOLDER,
    logLevel: 'warn',
    clearScreen: false,
    appType: 'spa',
    plugins: [react(), tellThePage(options)],
    resolve: { conditions: ['@callboard/source', ...defaultClientConditions] },
    server: {
      host,
      port: options.port,
      strictPort: true,
      warmup: { clientFiles: ['./main.tsx'] },
      ...(options.hot ? {} : { hmr: false, watch: null }),
    },
  })
  try {
    await server.listen()
  } catch (error) {
    await server.close()
    throw isPortTaken(error)
      ? new Error(
          `Port ${options.port} is taken, so the page cannot be served there. `
          + `Stop what uses it, or choose another with PORT, for example PORT=${options.port + 1} npm start.`,
          { cause: error },
        )
      : error
  }
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || address === null) throw new Error('The page is served, but on no port.')
  return { url: `http://${host}:${address.port}/`, close: () => server.close() }
}

/** Writes into the page what only the one who serves it knows. */
function tellThePage({ relayUrl, session }: PageOptions): Plugin {
  return {
    name: 'callboard-page-options',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'callboard-relay', content: relayUrl }, injectTo: 'head' },
      { tag: 'meta', attrs: { name: 'callboard-session', content: session }, injectTo: 'head' },
    ],
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && /already in use|EADDRINUSE/.test(error.message)
}
