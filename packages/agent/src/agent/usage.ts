import { CallboardError } from '@callboard/session/protocol'
import type { Usage } from '@callboard/session/schema'
import type { UsageInput } from './agent.ts'

/** The sum of what was spent before and now. Throws `option-invalid` when the currencies differ. */
export function addedUsage(before: Usage | undefined, added: UsageInput): Usage {
  const currency = added.currency ?? before?.currency
  if (before?.currency !== undefined && before.currency !== currency) {
    throw new CallboardError({
      code: 'option-invalid',
      message:
        `Costs in ${currency} cannot be added to costs in ${before.currency}, so nothing was added. ` +
        'Convert them first and give every cost in one currency.',
    })
  }
  return {
    ...before,
    ...sum('inputTokens', before?.inputTokens, added.inputTokens),
    ...sum('outputTokens', before?.outputTokens, added.outputTokens),
    ...sum('cost', before?.cost, added.cost),
    ...(currency === undefined ? {} : { currency }),
  }
}

type Amount = 'inputTokens' | 'outputTokens' | 'cost'

function sum(name: Amount, before: number | undefined, added: number | undefined): Usage {
  return added === undefined ? {} : { [name]: (before ?? 0) + added }
}
