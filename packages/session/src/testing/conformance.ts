/** Suites that every transport passes. Kept apart from the rest of testing, because they need vitest. */
export { describeConnection, type ConnectionHarness } from './describe-connection.ts'
