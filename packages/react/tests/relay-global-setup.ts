import { createRelay } from '@callboard/relay'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the relay of the browser tests listens. */
    relayUrl: string
    /** Where one listens that asks for tokens, and the secret that they are signed with. */
    closedRelay: { readonly url: string; readonly secret: string }
  }
}

const SECRET = 'a secret of the tests in a browser alone'

/** Starts the relays for the tests that run in a browser. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const relay = await createRelay({ port: 0, data: 'memory' })
  const closed = await createRelay({ port: 0, data: 'memory', tokens: { secret: SECRET } })
  project.provide('relayUrl', relay.url)
  project.provide('closedRelay', { url: closed.url, secret: SECRET })
  return async () => {
    await Promise.all([relay.close(), closed.close()])
  }
}
