import { describeConnection, describeStreams } from '../testing/conformance.ts'
import type { MemoryConnection } from './memory-connection.ts'
import { createMemoryRelay } from './memory-relay.ts'

describeConnection('a relay in memory', () => {
  const relay = createMemoryRelay()
  return {
    connect: (session) => relay.connect(session),
    drop: (connection) => (connection as MemoryConnection).drop(),
    isCallboardRelay: true,
    close: () => relay.stop(),
  }
})

describeStreams('a relay in memory', () => {
  const relay = createMemoryRelay()
  return {
    connect: (session) => relay.connect(session),
    drop: (connection) => (connection as MemoryConnection).drop(),
    remove: (session, stream) => relay.streams(session).remove(stream),
    close: () => relay.stop(),
  }
})
