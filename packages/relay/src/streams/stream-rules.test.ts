import { encodeJsonTexts, encodeMessages } from '@callboard/session/wire'
import { expect, test } from 'vitest'
import { checkMessages, requiresJson } from './stream-rules.ts'

const CHUNKS = 'board/agents/flights/answer'
const ENTRIES = 'board/conversation'
const LINES = 'board/log'
const line = { id: 'decision:planner:q1', type: 'decision', at: 5, agent: 'planner', interrupt: { id: 'q1', kind: 'approval', title: 'Book it?', askedAt: 1 }, resolution: { state: 'expired', at: 5 } }
const entry = { id: 'm1', at: 5, from: { kind: 'person', id: 'ada', name: 'Ada' }, text: 'Hello' }

const delta = (id: string, text: string): unknown => ({ type: 'text-delta', id, delta: text })

test('counts the messages that are what they should be', () => {
  expect(checkMessages(CHUNKS, encodeMessages([delta('a', 'Lis'), delta('a', 'bon'), { type: 'finish' }]))).toBe(3)
  expect(checkMessages(CHUNKS, encodeMessages([{ type: 'source-url', sourceId: 'https://x.test/a', url: 'https://x.test/a' }, { type: 'data-map', data: [1] }, { type: 'of-tomorrow', x: 1 }]))).toBe(3)
  expect(checkMessages(ENTRIES, encodeMessages([entry, { ...entry, id: 'm2', extra: 1 }]))).toBe(2)
  expect(checkMessages(LINES, encodeMessages([line, { ...line, more: 1 }]))).toBe(2)
  expect(checkMessages('anything/at/all', encodeMessages([1, 'two', null, delta('', '')]))).toBe(4)
  expect(checkMessages('alone', encodeMessages([[]]))).toBe(1)
  expect(checkMessages(CHUNKS, new Uint8Array())).toBe(0)
})

test.for([
  ['no object', [1]],
  ['a chunk without a type', [{ delta: 'x' }]],
  ['a chunk of a known type that lacks a field', [{ type: 'tool-input-available', toolCallId: 'c' }]],
  ['a delta without an id', [delta('', 'x')]],
  ['a delta whose id is a trap', [delta('a', 'x'), delta('__proto__', 'x')]],
  ['a delta whose id has a control character', [delta('a\nb', 'x')]],
  ['a value that nests too deeply', [{ type: 'data-deep', data: deep(200) }]],
] as const)('refuses %s in an agent\'s stream', ([, messages]) => {
  const before = messages.slice(0, -1).length
  expect(() => checkMessages(CHUNKS, encodeMessages(messages))).toThrow(
    expect.objectContaining({ code: 'chunk-invalid', details: { index: before } }),
  )
})

test.for([
  ['a chunk', delta('a', 'x')],
  ['an entry without a sender', { ...entry, from: undefined }],
  ['an entry with a text that is too long', { ...entry, text: 'x'.repeat(4_001) }],
  ['an entry that carries too much besides', { ...entry, more: 'x'.repeat(17_000) }],
] as const)('refuses %s in the conversation', ([, message]) => {
  expect(() => checkMessages(ENTRIES, encodeMessages([message]))).toThrow(expect.objectContaining({ code: 'chunk-invalid' }))
})

test.for([
  ['a chunk', delta('a', 'x')],
  ['a line of no agent', { ...line, agent: undefined }],
  ['a line of a type that is none', { ...line, type: 'gossip' }],
  ['a line that carries too much besides', { ...line, more: 'x'.repeat(17_000) }],
] as const)('refuses %s in the log', ([, message]) => {
  expect(() => checkMessages(LINES, encodeMessages([message]))).toThrow(expect.objectContaining({ code: 'chunk-invalid' }))
})

test('refuses bytes that are no messages, no UTF-8 or no JSON, wherever they go', () => {
  const whole = encodeMessages([delta('a', 'text')])
  // With memory behind them, as a message in a pooled buffer has it.
  const cut = whole.subarray(0, -1)
  const notUtf8 = whole.slice()
  notUtf8[notUtf8.length - 1] = 0xff
  for (const bytes of [cut, notUtf8, encodeJsonTexts(['{']), new Uint8Array([9, 1, 65])]) {
    for (const path of [CHUNKS, ENTRIES, LINES, 'board/other']) {
      expect(() => checkMessages(path, bytes)).toThrow(expect.objectContaining({ code: 'chunk-invalid' }))
    }
  }
})

test('knows which streams can hold nothing but checked messages', () => {
  expect([CHUNKS, ENTRIES, LINES].map(requiresJson)).toEqual([true, true, true])
  expect(['conversation', 'agents/a/b', 'board/agents/a', 'board/agents/a/b/c', 'board/x/conversation', 'board/x/log'].map(requiresJson)).not.toContain(true)
})

function deep(levels: number): unknown {
  let value: unknown = 0
  for (let level = 0; level < levels; level++) value = [value]
  return value
}
