import { describeConnection } from '@callboard/session/testing/conformance'
import { createRelayHarness } from './fixtures/relay-harness.ts'

describeConnection('a relay', async () => ({ ...(await createRelayHarness()), isCallboardRelay: true }))
