import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as relayModule from '@callboard/relay'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the relay of the browser tests listens. */
    relayUrl: string
  }
}

/** Starts a relay for the tests that run in a browser. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const createRelay = (relayModule as any).createRelay // TEMPORARY until the relay has landed
  if (!createRelay) {
    project.provide('relayUrl', '')
    return async () => {}
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'callboard-react-'))
  const relay = await createRelay({ port: 0, host: '127.0.0.1', directory })
  project.provide('relayUrl', relay.url)
  return async () => {
    await relay.close()
    await rm(directory, { recursive: true, force: true })
  }
}
