import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import type { StartServer } from './server.ts'

/**
 * Hocuspocus over SQLite. Its own SQLite extension is this database extension with these statements, on a module that has
 * to be compiled; here they run on Node's SQLite.
 */
export const startHocuspocus: StartServer = async ({ data, settings }) => {
  const database = new DatabaseSync(join(data, 'hocuspocus.sqlite'))
  database.exec('CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))')
  const storage = new Database({
    fetch({ documentName }) {
      const select = database.prepare('SELECT data FROM "documents" WHERE name = $name ORDER BY rowid DESC')
      const row = select.get({ name: documentName }) as { readonly data: Uint8Array } | undefined
      return Promise.resolve(row?.data ?? null)
    },
    store({ documentName, state }) {
      const upsert = 'INSERT INTO "documents" ("name", "data") VALUES ($name, $data) ON CONFLICT(name) DO UPDATE SET data = $data'
      database.prepare(upsert).run({ name: documentName, data: state })
      return Promise.resolve()
    },
  })
  const server = new Server({ ...settings, address: '127.0.0.1', quiet: true, stopOnSignals: false, extensions: [storage] })
  // Given with the others, a port of 0 stays; `listen` would take it for none.
  server.configuration.port = 0
  await server.listen()
  return { port: server.address.port }
}
