import { withinLtr } from '../isolate.ts'
import { inSentences } from '../sentence.ts'
import type { StreamStrings } from '../stream-strings.ts'
import { withoutPrefix } from '../without-prefix.ts'

/** The default strings around what agents and people say. */
export const ENGLISH_STREAMS: StreamStrings = {
  streamStatus: {
    waiting: 'Nothing yet',
    'catching-up': 'Catching up…',
    streaming: 'In progress',
    interrupted: 'Interrupted.',
    failed: 'Failed.',
    done: 'Done',
  },
  streamBehind: (behind, formats) => formats.plural(behind, { one: '# step behind', other: '# steps behind' }),
  streamTruncated: 'What came before is not shown.',
  streamAttempt: (attempt, formats) => `Began anew, attempt ${formats.number(attempt)}.`,
  problem: ({ message }) => withoutPrefix(message),
  thinking: 'Thinking…',
  thought: 'Thought',
  toolState: {
    'input-streaming': 'Preparing',
    'input-available': 'Running',
    'output-available': 'Done',
    'output-error': 'Failed',
    stopped: 'No result',
  },
  toolInput: 'Input',
  toolOutput: 'Result',
  sources: 'Sources',
  file: (mediaType) => `File, ${withinLtr(mediaType)}`,
  code: (language) => (language === undefined ? 'Code' : `Code, ${withinLtr(language)}`),
  image: 'Image',
  checked: 'Done',
  unchecked: 'To do',

  conversation: 'Conversation',
  messages: 'Messages',
  loadingMessages: 'Opening the conversation…',
  noMessages: 'Nothing has been said yet',
  noMessagesHint: 'What people and agents say to one another shows up here.',
  showEarlier: 'Show earlier messages',
  loadingEarlier: 'Loading earlier messages…',
  jumpToNewest: (count, formats) =>
    count === 0 ? 'Jump to the newest' : formats.plural(count, { one: '# new message', other: '# new messages' }),
  messageSending: 'Sending…',
  messageFailed: 'Not sent.',
  retry: 'Try again',
  discard: 'Discard',
  inReplyTo: (name) => `In reply to ${withinLtr(name)}`,
  messagesSaid: (messages, formats) =>
    messages.length > 3
      ? formats.plural(messages.length, { one: '# new message', other: '# new messages' })
      : inSentences(messages.map(({ name, text }) => `${withinLtr(name)}: ${withinLtr(text)}`)),

  message: 'Message',
  messagePlaceholder: 'Write a message',
  send: 'Send',
  sendHint: 'Enter sends, Shift+Enter starts a new line',
  sendOffline: 'You are offline. What you send is delivered when the connection is back.',
  sendClosed: 'The connection is closed, so nothing can be sent.',
  sendNotAllowed: 'You are only watching, so you cannot send anything.',
  sendAway: (names, formats) =>
    formats.plural(names.length, {
      one: `${formats.list(names.map(withinLtr))} is away and finds your message on its return.`,
      other: `${formats.list(names.map(withinLtr))} are away and find your message on their return.`,
    }),
  sendRoom: (left, formats) =>
    left < 0
      ? formats.plural(-left, { one: '# character too many', other: '# characters too many' })
      : formats.plural(left, { one: 'Room for # more character', other: 'Room for # more characters' }),
}
