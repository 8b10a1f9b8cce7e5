import { runConformanceTests } from '@durable-streams/server-conformance-tests'
import { beforeAll, describe } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRelay } from './create-relay.ts'

/* The suite that the protocol's authors wrote, against a relay as it is shipped, which serves the page that the suite pretends to be. */

const LONG_POLL_MS = 2_000

describe('Durable Streams', () => {
  const server = { baseUrl: '', longPollTimeoutMs: LONG_POLL_MS }

  beforeAll(async () => {
    const data = await mkdtemp(join(tmpdir(), 'callboard-conformance-'))
    const relay = await createRelay({ port: 0, data, origins: ['https://example.com'], timing: { longPollMs: LONG_POLL_MS } })
    server.baseUrl = relay.url.replace('ws:', 'http:')
    return async () => {
      await relay.close()
      await rm(data, { recursive: true, force: true })
    }
  })

  runConformanceTests(server)
})
