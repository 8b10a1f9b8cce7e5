import type { AppSchema } from '@callboard/session'
import { equalityDeep } from 'lib0/function'
import type { SessionOptions } from './session-lease.ts'

/** Whether two sets of options make the same session: identities by value, schemas validator by validator. */
export function sameSessionOptions(left: SessionOptions, right: SessionOptions): boolean {
  return (
    left.url === right.url &&
    left.name === right.name &&
    equalityDeep(left.identity, right.identity) &&
    sameValidators(left.schema?.selections, right.schema?.selections) &&
    sameValidators(left.schema?.config, right.schema?.config)
  )
}

function sameValidators(left: AppSchema['selections'] = {}, right: AppSchema['selections'] = {}): boolean {
  const kinds = Object.keys(left)
  return kinds.length === Object.keys(right).length && kinds.every((kind) => left[kind] === right[kind])
}
