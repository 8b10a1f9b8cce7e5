import type { Producer } from './stream-log.ts'
import { producerFenced, sequenceGap } from './stream-errors.ts'

/**
 * Whether a producer's append comes next or is known already, given its last accepted one. Throws `producer-fenced` for a
 * lower epoch and `sequence-gap` when something before it is missing.
 */
export function judgeProducer(known: Producer | undefined, producer: Producer): 'next' | 'duplicate' {
  if (known !== undefined && producer.epoch < known.epoch) throw producerFenced(producer, known.epoch)
  const newEpoch = known !== undefined && producer.epoch > known.epoch
  const expected = known === undefined || newEpoch ? 0 : known.seq + 1
  if (producer.seq < expected) return 'duplicate'
  if (producer.seq > expected) throw sequenceGap(producer, expected, newEpoch)
  return 'next'
}
