import { createRelay } from '@callboard/relay'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the relay of the browser tests listens. */
    relayUrl: string
  }
}

/** Starts a relay for the tests that run in a browser. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const relay = await createRelay({ port: 0, data: 'memory' })
  project.provide('relayUrl', relay.url)
  return () => relay.close()
}
