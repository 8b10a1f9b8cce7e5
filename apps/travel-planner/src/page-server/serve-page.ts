import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import express, { type RequestHandler } from 'express'
import { buildPage, type BuiltPage } from './build-page.ts'

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
  /** One that has been built. Default: it is built now. */
  readonly page?: BuiltPage | undefined
}

/** A page that is being served. */
export interface ServedPage {
  /** The address to open. */
  readonly url: string
  close(): Promise<void>
}

const compress = promisify(gzip)

/** Serves the planner's page. Throws an error whose message says what to do when the port is taken. */
export async function servePage(options: PageOptions): Promise<ServedPage> {
  const { host = '127.0.0.1', port } = options
  const { files } = options.page ?? (await buildPage())
  const app = express().disable('x-powered-by')
  for (const [name, text] of Object.entries(files)) {
    const isIndex = name === 'index.html'
    app.get(isIndex ? '/' : `/${name}`, await sendText(name, isIndex ? tellThePage(text, options) : text))
  }
  const server = app.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw isPortTaken(error)
      ? new Error(
          `Port ${port} is taken, so the page cannot be served there. `
          + `Stop what uses it, or choose another with PORT, for example PORT=${port + 1} npm start.`,
          { cause: error },
        )
      : error
  }
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Sends a text, smaller to those who can read it so. What has a hash in its name never changes. */
async function sendText(name: string, text: string): Promise<RequestHandler> {
  const zipped = await compress(text)
  const keeping = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  return (request, response) => {
    response.type(path.extname(name)).set({ 'Cache-Control': keeping, Vary: 'Accept-Encoding' })
    if (request.acceptsEncodings('gzip') === 'gzip') response.set('Content-Encoding', 'gzip').send(zipped)
    else response.send(text)
  }
}

/** Writes into the page what only the one who serves it knows. */
function tellThePage(html: string, { relayUrl, session }: PageOptions): string {
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" />`
  return html.replace('</head>', () => `${meta('callboard-relay', relayUrl)}\n${meta('callboard-session', session)}\n</head>`)
}

function isPortTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
}
