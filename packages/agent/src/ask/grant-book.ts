import { answerTypesOf } from '@callboard/session/interrupts'
import { CallboardError } from '@callboard/session/protocol'
import type { Answer, Grant, InterruptRecord } from '@callboard/session/schema'
import type { OwnRecord } from '../record/own-record.ts'
import type { DecisionLog } from './decision-log.ts'
import type { Answerer } from './question.ts'

/** The approvals for ever that people have given this agent. */
export class GrantBook {
  readonly #own: OwnRecord
  readonly #log: DecisionLog
  readonly #revoked = new Set<string>()

  constructor(own: OwnRecord, log: DecisionLog) {
    this.#own = own
    this.#log = log
  }

  get(id: string): Grant | undefined {
    return this.#own.draft.parts('grants').get(id)
  }

  /**
   * The grant that answers a question without asking. Only a question that could have been granted is answered so: it
   * can be accepted, names its key or offers to be accepted for ever, and may be answered by who gave the grant.
   */
  covering(interrupt: InterruptRecord): Grant | undefined {
    const { answerableBy, grantKey } = interrupt
    const isGrantable = grantKey !== undefined || alwaysOption(interrupt) !== undefined
    if (!isGrantable || !answerTypesOf(interrupt).includes('accept')) return undefined
    const key = keyOf(interrupt)
    return [...this.#own.draft.parts('grants').values()].find(
      (grant) =>
        grant.key === key && !this.#revoked.has(grant.id) && (answerableBy?.includes(grant.by.person) ?? true),
    )
  }

  /**
   * Writes a grant into the record, if `answer` gives one: with the resolution, so that both are there or none. Gives
   * it. Without room for it the answer counts once, and the agent asks again.
   */
  give(interrupt: InterruptRecord, answer: Answer, by: Answerer, at: number): Grant | undefined {
    const option = interrupt.options?.find((one) => one.id === answer.options?.[0])
    if (answer.type !== 'accept' || option?.scope !== 'always') return undefined
    const { id, title, answerableBy } = interrupt
    const grant: Grant = {
      id,
      key: keyOf(interrupt),
      title,
      by: { ...by },
      at,
      interrupt: id,
      // Who may answer may take it back.
      ...(answerableBy === undefined ? {} : { answerableBy }),
    }
    try {
      this.#own.setPart('grants', id, grant, 'essential')
      return grant
    } catch (error) {
      if (!CallboardError.is(error, 'record-too-large')) throw error
      return undefined
    }
  }

  /**
   * Ends a grant: it answers nothing from now on. It leaves the record once that is in the log, so that a life that
   * dies before leaves the rest to the next.
   */
  async revoke(grant: Grant, by: Answerer): Promise<void> {
    if (this.#revoked.has(grant.id)) return
    this.#revoked.add(grant.id)
    await this.#log.revocation(grant, this.#own.now(), by)
    this.#own.removePart('grants', grant.id)
    this.#own.flush()
  }
}

/** The answer that a grant gives to a question. */
export function grantedAnswer(interrupt: InterruptRecord): Answer {
  const option = alwaysOption(interrupt)
  return { type: 'accept', ...(option === undefined ? {} : { options: [option] }) }
}

function alwaysOption({ options = [] }: InterruptRecord): string | undefined {
  return options.find(({ scope }) => scope === 'always')?.id
}

/** What a grant of a question covers. */
function keyOf({ grantKey, tool, title }: InterruptRecord): string {
  return grantKey ?? tool?.name ?? title
}
