import { startHocuspocus as start } from '../../relay/server/hocuspocus-server.ts'
import type { StartServer } from './server.ts'

/** Hocuspocus over SQLite, with its defaults. */
export const startHocuspocus: StartServer = (data) => start({ data, settings: {} })
