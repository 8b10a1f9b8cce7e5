import { describeStreams } from '@callboard/session/testing/conformance'
import { createRelayHarness } from './fixtures/relay-harness.ts'

describeStreams('a relay', async () => {
  const { relay, ...harness } = await createRelayHarness()
  return {
    ...harness,
    remove: async (session, stream) => {
      await fetch(`${relay.url.replace('ws:', 'http:')}/v1/stream/${session}/${stream}`, { method: 'DELETE' })
    },
  }
})
