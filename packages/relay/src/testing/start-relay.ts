import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createRelay, type Relay } from '../relay/create-relay.ts'
import type { RelayOptions } from '../relay/relay-options.ts'

/** Starts a relay on a free port, in memory unless said otherwise; it is stopped when the test ends. */
export async function startRelay(options: RelayOptions = {}): Promise<Relay> {
  const relay = await createRelay({ port: 0, data: 'memory', ...options })
  onTestFinished(() => relay.close())
  return relay
}

/** A directory that is gone when the test has ended. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'callboard-relay-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}
