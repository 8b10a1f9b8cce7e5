import type { Answer, InterruptAction, InterruptKind } from '@callboard/session/schema'

/** One of the options of a question. */
export interface AskOption {
  readonly id: string
  readonly label: string
  readonly description?: string | undefined
  /** `always`: accepting with it makes a grant, by which the agent need not ask again. @default 'once' */
  readonly scope?: 'once' | 'always' | undefined
}

/** What is asked. Texts: `title` and labels at most 500 characters, `body` 4,000. */
export interface AskOptions {
  /**
   * Unique within the agent, 1 to 128 characters without slash: the same id is the same question, over all restarts.
   * Give one to take the question up again after a restart, and to get the answer that it had by then.
   * @default made up
   */
  readonly id?: string | undefined
  /**
   * `approval`: accept or reject. `choice`: among `options`. `form`: a value that `schema` describes. `text`: words.
   * `edit`: change `draft`.
   */
  readonly kind: InterruptKind
  readonly title: string
  readonly body?: string | undefined
  /** What can be chosen; of an approval, the ways to accept it. */
  readonly options?: readonly AskOption[] | undefined
  /** `choice`: how many may be chosen. @default 1 */
  readonly maxChoices?: number | undefined
  /** What people may do besides what the kind is for. */
  readonly allow?: readonly InterruptAction[] | undefined
  /** JSON Schema of the answer's value. */
  readonly schema?: unknown
  /** What is to be edited: words, or any JSON. */
  readonly draft?: unknown
  /** Until when it can be answered: a date, or milliseconds by the relay's clock. Or give `deadlineInMs`. */
  readonly deadline?: Date | number | undefined
  /** How long it can be answered, milliseconds from when it is first asked. */
  readonly deadlineInMs?: number | undefined
  /** The answer that holds when nobody has given one by the deadline. @default none: the question expires */
  readonly onDeadline?: Answer | undefined
  /** The ids of the people who may answer. @default everyone */
  readonly answerableBy?: readonly string[] | undefined
  /** The tool that is to be called, and with what. */
  readonly tool?: { readonly name: string; readonly input?: unknown } | undefined
  readonly toolCallId?: string | undefined
  /** What a grant covers: later questions under the same key are answered by it. @default the tool's name, or title */
  readonly grantKey?: string | undefined
  /** Machine-readable, why it is asked. */
  readonly reason?: string | undefined
  /** Any JSON of the app's own. */
  readonly metadata?: unknown
  /** The agent for which this one asks. */
  readonly onBehalfOf?: string | undefined
}

/** Who gave an answer. */
export interface Answerer {
  readonly person: string
  readonly name?: string | undefined
  readonly device?: string | undefined
}

interface Decided {
  /** When it was decided, milliseconds by the relay's clock. */
  readonly at: number
  /**
   * Whether this outcome was handed out before, or may have been by a former life of the agent: look whether it was
   * acted on, so that it is acted on once.
   */
  readonly again: boolean
}

/**
 * How a question ended. `by` is absent where nobody gave the answer: at the deadline, or by a grant, which `grant`
 * names then. `value` is the answer's, as the question's schema has it.
 */
export type Outcome = Decided &
  (
    | {
        readonly state: 'answered'
        readonly answer: Answer
        readonly value?: unknown
        readonly by?: Answerer | undefined
        readonly grant?: string | undefined
      }
    | { readonly state: 'ignored'; readonly by?: Answerer | undefined }
    | { readonly state: 'expired' }
    | { readonly state: 'withdrawn'; readonly reason?: string | undefined }
  )

/**
 * A question that was put to people: a promise of how it ends, resolved once the decision is on the relay's disk and in
 * the session's log. Rejects when the agent is gone before, with the reason of its signal.
 */
export interface Question extends Promise<Outcome> {
  readonly id: string
  /** Takes it back, unless it is decided: it resolves as `withdrawn`. */
  withdraw(reason?: string): void
}
