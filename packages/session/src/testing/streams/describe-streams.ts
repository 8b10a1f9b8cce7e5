import { describe } from 'vitest'
import { describeReading } from './reading-suite.ts'
import { describeRefusals } from './refusal-suite.ts'
import type { MakeStreamsHarness } from './stream-room.ts'
import { describeWriting } from './writing-suite.ts'

/**
 * What every server of streams, with its transport, must do; call it at the top level of a vitest file.
 *
 * @example
 * describeStreams('a relay in memory', () => makeHarness())
 */
export function describeStreams(name: string, make: MakeStreamsHarness): void {
  describe(`the streams of ${name}`, () => {
    describeReading(make)
    describeWriting(make)
    describeRefusals(make)
  })
}
