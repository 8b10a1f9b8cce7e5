/** Suites that every transport passes. Kept apart from the rest of testing, because they need vitest. */
export { describeConnection, type ConnectionHarness } from './describe-connection.ts'
export { describeStreams } from './streams/describe-streams.ts'
export type { MakeStreamsHarness, StreamsHarness } from './streams/stream-room.ts'
