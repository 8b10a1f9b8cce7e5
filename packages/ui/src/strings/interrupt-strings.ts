import type { Answer, InterruptKind, InterruptOption, InterruptView } from '@callboard/session/interrupts'
import type { Formats } from './formats.ts'

/** How a question stands to its reader: as it stands on the board, or what came of the answer given here. */
export type InterruptPhase = InterruptView['state'] | 'sending' | 'refused' | 'lost'

/** The words around what agents ask of people. */
export interface InterruptStrings {
  /** What an agent asks for, above the question. */
  readonly interruptKind: Readonly<Record<InterruptKind, string>>
  readonly interruptInvalid: string
  readonly detailsLoading: string
  readonly detailsFailed: string
  /** A call of a tool that waits for a decision. */
  toolCall(name: string): string
  /** Passed on for another agent. */
  onBehalfOf(name: string): string
  /** Time left until the deadline, to be seen. Milliseconds. */
  answerTimeLeft(milliseconds: number, formats: Formats): string
  readonly timeIsUp: string
  /** Who is answering at this moment. */
  answering(names: readonly string[], formats: Formats): string

  readonly approve: string
  readonly reject: string
  /** Beside an option that makes a grant. */
  readonly scopeAlways: string
  readonly reasonLabel: string
  readonly addReason: string
  readonly choose: string
  /** @param max how many may be chosen */
  chooseUpTo(max: number, formats: Formats): string
  readonly respond: string
  readonly respondInstead: string
  readonly answerLabel: string
  readonly answerPlaceholder: string
  readonly ignore: string
  readonly snooze: string
  readonly submitForm: string
  readonly editDraft: string
  readonly editInput: string
  readonly sendEdited: string
  readonly sendAsIs: string
  readonly acceptDraft: string
  readonly resetDraft: string
  readonly changes: string
  readonly noChanges: string
  readonly removedText: string
  readonly addedText: string
  readonly close: string

  readonly required: string
  readonly optional: string
  readonly nothingChosen: string
  readonly nothingWritten: string
  tooManyChosen(max: number, formats: Formats): string
  /** In place of a form whose schema is not run. */
  readonly schemaNotRun: string
  readonly schemaShow: string
  readonly formLoading: string
  /** Above a form that was not sent. */
  fieldsToMend(count: number, formats: Formats): string
  readonly notJson: string
  addItem(title: string): string
  removeItem(position: number, formats: Formats): string
  moveItem(position: number, to: 'up' | 'down', formats: Formats): string
  /** First of the options of a field while none is chosen. */
  readonly chooseOption: string
  readonly yes: string
  readonly no: string
  /** One of several kinds that a value can be of, where that has no title. */
  formOption(position: number, formats: Formats): string
  readonly fieldUnsupported: string
  /**
   * What is wrong with a value, by the JSON Schema keyword that it fails; `undefined` leaves it to the validator's own words.
   *
   * @param limit what the schema says there, for example the number of `maxLength`
   */
  fieldProblem(keyword: string, limit: unknown, formats: Formats): string | undefined

  /** What was answered, in a few words. */
  answerGiven(answer: Answer, options: readonly InterruptOption[], formats: Formats): string
  /** How the question stands, in a sentence. */
  interruptOutcome(outcome: InterruptOutcome, formats: Formats): string
  /** Why this person cannot answer it. */
  readonly notYours: string
  readonly onlyWatching: string

  readonly inbox: string
  /** @param open how many wait for an answer */
  inboxSummary(open: number, formats: Formats): string
  readonly inboxEmpty: string
  readonly inboxEmptyHint: string
  readonly order: string
  readonly orderOldest: string
  readonly orderUrgent: string
  selectQuestion(title: string): string
  readonly selectAll: string
  approveSelected(count: number, formats: Formats): string
  rejectSelected(count: number, formats: Formats): string
  readonly clearDecided: string
  /** Said once by a screen reader for questions that have come. */
  questionsAsked(questions: readonly { agent: string; title: string }[], formats: Formats): string

  /** The heading over what agents may do without asking again. */
  readonly grants: string
  readonly grantsEmpty: string
  readonly grantsEmptyHint: string
  /** @param title the question that it comes from */
  grantFrom(title: string): string
  /** Who allowed it. */
  grantedBy(granted: { readonly by: string; readonly isSelf: boolean }, formats: Formats): string
  readonly revoke: string
  /** On the button while the agent has not yet done what was asked. */
  readonly revoking: string
  /** The button's name in full; it starts with what stands on it. */
  revokeGrant(covers: string, agent: string, isRevoking: boolean): string
  /** The agent has not done what was asked. @param reason its words */
  revokeRefused(agent: string, reason: string | undefined): string
}

/** What {@link InterruptStrings.interruptOutcome} goes by. */
export interface InterruptOutcome {
  readonly phase: InterruptPhase
  readonly agent: string
  /** Who answered: a name, or `undefined` when nobody did. */
  readonly by?: string | undefined
  readonly isSelf: boolean
  /** What was answered, in a few words. */
  readonly answer?: string | undefined
  /** Answered by a grant given before. */
  readonly isByGrant: boolean
  readonly reason?: string | undefined
  /** When it was decided, relay milliseconds. */
  readonly at?: number | undefined
}
