import { createRelay, type RelayOptions } from '@callboard/relay'
import type { StartServer } from './server.ts'

/** Ours: SQLite, durable before anyone is told. Its settings are options of `createRelay`. */
export const startCallboard: StartServer = ({ data, settings }) =>
  createRelay({ port: 0, data, ...(settings as Partial<RelayOptions>) })
