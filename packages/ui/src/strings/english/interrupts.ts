import type { Answer, InterruptOption } from '@callboard/session/interrupts'
import type { Formats } from '../formats.ts'
import type { InterruptOutcome, InterruptStrings } from '../interrupt-strings.ts'
import { withinLtr } from '../isolate.ts'
import { inSentences } from '../sentence.ts'

function answerGiven(answer: Answer, options: readonly InterruptOption[], formats: Formats): string {
  const labels = (answer.options ?? []).map((id) => withinLtr(options.find((option) => option.id === id)?.label ?? id))
  const chosen = labels.length > 0 ? formats.list(labels) : undefined
  const reason = answer.reason ? `: ${withinLtr(answer.reason)}` : ''
  const words = answer.text === undefined ? '' : `: ${withinLtr(answer.text)}`
  switch (answer.type) {
    case 'accept': return (chosen ?? 'Approved') + reason
    case 'reject': return `Rejected${reason}`
    case 'choose': return chosen ?? 'Nothing'
    case 'submit': return `Form filled in${reason}`
    case 'respond': return `Replied${words}`
    case 'edit': return `Edited${reason}`
    case 'ignore': return `Ignored${reason}`
    default: return answer.type
  }
}

function interruptOutcome(outcome: InterruptOutcome, formats: Formats): string {
  const { phase, answer, reason, at, isByGrant, isSelf } = outcome
  const agent = withinLtr(outcome.agent)
  const who = isSelf ? 'You' : outcome.by === undefined ? undefined : withinLtr(outcome.by)
  const time = at === undefined ? '' : `, ${formats.clock(at)}`
  const why = reason ? ` ${withinLtr(reason)}` : ''
  switch (phase) {
    case 'open': return ''
    case 'sending': return `Sent. Waiting for ${agent} to take it.`
    case 'refused': return `${agent} did not take your answer.${why}`
    case 'lost': return `${who ?? 'Somebody else'} answered first${time}. ${answer ?? ''}`.trim()
    case 'unattended': return `${agent} is away. It finds your answer on its return.`
    case 'expired': return 'The time to answer is up.'
    case 'answered':
      if (isByGrant) return `Answered by an approval given before${time}. ${answer ?? ''}`.trim()
      return who === undefined ? `Nobody answered in time${time}. ${answer ?? ''}`.trim() : `${who} answered${time}. ${answer ?? ''}`.trim()
    case 'ignored': return who === undefined ? `Ignored${time}.` : `${who} set it aside${time}.`
    case 'withdrawn': return `${agent} no longer needs an answer.${WITHDRAWN[reason ?? ''] ?? why}`
    case 'dismissed': return 'Dismissed.'
    case 'invalid': return 'This question cannot be read.'
    default: return ''
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address, like name@example.org',
  uri: 'a web address, with https:// in front',
  date: 'a date',
  time: 'a time',
  'date-time': 'a date and a time',
}

function fieldProblem(keyword: string, limit: unknown, formats: Formats): string | undefined {
  const amount = typeof limit === 'number' ? limit : 0
  const characters = formats.plural(amount, { one: '# character', other: '# characters' })
  switch (keyword) {
    case 'required': return 'Fill this in.'
    case 'type': return limit === 'integer' ? 'Enter a whole number.' : limit === 'number' ? 'Enter a number.' : 'Fill this in.'
    case 'minLength': return amount === 1 ? 'Fill this in.' : `Use at least ${characters}.`
    case 'maxLength': return `Use at most ${characters}.`
    case 'minimum': return `Enter ${formats.number(amount)} or more.`
    case 'maximum': return `Enter ${formats.number(amount)} or less.`
    case 'exclusiveMinimum': return `Enter more than ${formats.number(amount)}.`
    case 'exclusiveMaximum': return `Enter less than ${formats.number(amount)}.`
    case 'multipleOf': return `Enter a multiple of ${formats.number(amount)}.`
    case 'minItems': return `Add at least ${formats.number(amount)}.`
    case 'maxItems': return `Keep at most ${formats.number(amount)}.`
    case 'uniqueItems': return 'Each may be there only once.'
    case 'enum': return 'Choose one of those offered.'
    case 'const': return limit === true ? 'This has to be ticked.' : 'This has to be as given.'
    case 'pattern': return 'This does not have the form that is asked for.'
    case 'format': return `Enter ${FORMATS[String(limit)] ?? `a value of the form ${withinLtr(String(limit))}`}.`
    default: return undefined
  }
}

const WITHDRAWN: Readonly<Record<string, string>> = {
  'agent-restarted': ' It has restarted.',
  'task-done': ' Its task is done.',
  'task-failed': ' Its task has failed.',
  'task-cancelled': ' Its task was cancelled.',
}

/** The default strings around what agents ask of people. */
export const ENGLISH_INTERRUPTS: InterruptStrings = {
  interruptKind: {
    approval: 'Asks for approval',
    choice: 'Asks you to choose',
    form: 'Asks for details',
    text: 'Asks a question',
    edit: 'Asks you to look over a draft',
  },
  interruptInvalid: 'Unreadable question',
  detailsLoading: 'Loading the details…',
  detailsFailed: 'The details could not be loaded, so it cannot be answered here.',
  toolCall: (name) => `Call of ${withinLtr(name)}`,
  onBehalfOf: (name) => `for ${withinLtr(name)}`,
  answerTimeLeft: (milliseconds, formats) => `${formats.duration(milliseconds)} left`,
  timeIsUp: 'Time is up',
  answering: (names, formats) =>
    formats.plural(names.length, {
      one: `${formats.list(names.map(withinLtr))} is answering`,
      other: `${formats.list(names.map(withinLtr))} are answering`,
    }),

  approve: 'Approve',
  reject: 'Reject',
  scopeAlways: 'Does not ask again',
  reasonLabel: 'Reason',
  addReason: 'Add a reason',
  choose: 'Choose',
  chooseUpTo: (max, formats) => `Choose up to ${formats.number(max)}`,
  respond: 'Send reply',
  respondInstead: 'Reply instead',
  answerLabel: 'Your answer',
  answerPlaceholder: 'Write an answer',
  ignore: 'Ignore',
  snooze: 'Later',
  submitForm: 'Send',
  editDraft: 'Draft',
  editInput: 'Change the input',
  sendAsIs: 'Send as it is',
  sendEdited: 'Send changes',
  acceptDraft: 'Accept as it is',
  resetDraft: 'Undo changes',
  changes: 'Changes',
  noChanges: 'Nothing changed yet',
  removedText: 'Removed:',
  addedText: 'Added:',
  close: 'Close',

  required: 'required',
  optional: 'optional',
  nothingChosen: 'Choose one first.',
  nothingWritten: 'Write something first.',
  tooManyChosen: (max, formats) => `Choose at most ${formats.number(max)}.`,
  schemaNotRun: 'The form for this question is not shown, because its description is not safe to run.',
  schemaShow: 'Why not',
  formLoading: 'Preparing the form…',
  fieldsToMend: (count, formats) =>
    formats.plural(count, { one: 'Not sent: # field needs another look.', other: 'Not sent: # fields need another look.' }),
  notJson: 'This is not JSON.',
  addItem: (title) => `Add to ${withinLtr(title)}`,
  removeItem: (position, formats) => `Remove item ${formats.number(position)}`,
  moveItem: (position, to, formats) => `Move item ${formats.number(position)} ${to}`,
  chooseOption: 'Choose…',
  yes: 'Yes',
  no: 'No',
  formOption: (position, formats) => `Variant ${formats.number(position)}`,
  fieldUnsupported: 'This part of the form cannot be shown here.',
  fieldProblem,

  answerGiven,
  interruptOutcome,
  notYours: 'Somebody else has been asked, so you cannot answer it.',
  onlyWatching: 'You are only watching, so you cannot answer.',

  inbox: 'Questions for you',
  inboxSummary: (open, formats) => formats.plural(open, { one: '# open', other: '# open' }),
  inboxEmpty: 'Nothing needs you',
  inboxEmptyHint: 'When an agent needs a decision, it asks here.',
  order: 'Order',
  orderOldest: 'Oldest first',
  orderUrgent: 'Most urgent first',
  selectQuestion: (title) => `Select: ${withinLtr(title)}`,
  selectAll: 'Select all approvals',
  approveSelected: (count, formats) => (count === 0 ? 'Approve' : `Approve ${formats.number(count)}`),
  rejectSelected: (count, formats) => (count === 0 ? 'Reject' : `Reject ${formats.number(count)}`),
  clearDecided: 'Clear decided',
  questionsAsked: (questions, formats) =>
    questions.length > 2
      ? formats.plural(questions.length, { one: '# new question', other: '# new questions' })
      : inSentences(questions.map(({ agent, title }) => `${withinLtr(agent)} asks: ${withinLtr(title)}`)),

  grants: 'Allowed without asking',
  grantsEmpty: 'Agents ask every time',
  grantsEmptyHint: 'What you approve for good stands here, until you revoke it.',
  grantFrom: (title) => `Since “${withinLtr(title)}”`,
  grantedBy: ({ by, isSelf }) => (isSelf ? 'Allowed by you' : `Allowed by ${withinLtr(by)}`),
  revoke: 'Revoke',
  revoking: 'Revoking…',
  revokeGrant: (covers, agent, isRevoking) => `${isRevoking ? 'Revoking…' : 'Revoke'} ${withinLtr(covers)}, ${withinLtr(agent)}`,
  revokeRefused: (agent, reason) => `${withinLtr(agent)} did not take it back. ${withinLtr(reason ?? '')}`.trim(),
}
