import { createRelay } from '@callboard/relay'
import type { StartServer } from './server.ts'

/** Ours, as shipped. */
export const startRelay: StartServer = (data) => createRelay({ port: 0, data })
