import { expect, test } from 'vitest'
import { createRelay } from './create-relay.ts'
import type { RelayOptions } from './relay-options.ts'

const refused: readonly (readonly [string, RelayOptions])[] = [
  ['port', { port: 70_000 }],
  ['data', { data: '' }],
  ['channelsPerConnection', { limits: { channelsPerConnection: Number.NaN } }],
  ['appendBytes', { limits: { appendBytes: -1 } }],
  // A timer takes these for no time at all: all writers gone at once, a heartbeat each millisecond.
  ['writerSilenceMs', { timing: { writerSilenceMs: Infinity } }],
  ['heartbeatIntervalMs', { timing: { heartbeatIntervalMs: 2 ** 31 } }],
  ['eventStreamMs', { timing: { eventStreamMs: Infinity } }],
]

test.for(refused)('the option %s is refused with what is wrong with it', async ([name, options]) => {
  const starting = createRelay({ port: 0, data: 'memory', ...options })
  await expect(starting).rejects.toMatchObject({ code: 'option-invalid', details: { option: name } })
  await expect(starting).rejects.toThrow(/^callboard: The option .+, so the relay does not start\. .+\.$/)
})

test('streams that were closed are kept for ever unless told otherwise, which can be said', async () => {
  const relay = await createRelay({ port: 0, data: 'memory', timing: { closedStreamMs: Infinity, writerSilenceMs: 2 ** 31 - 1 } })
  await relay.close()
})
