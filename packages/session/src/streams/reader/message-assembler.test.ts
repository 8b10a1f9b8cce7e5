import { expect, test } from 'vitest'
import { MessageAssembler } from './message-assembler.ts'

function assemble(chunks: readonly unknown[], window?: number): MessageAssembler {
  const assembler = new MessageAssembler(window)
  for (const chunk of chunks) assembler.add(chunk)
  return assembler
}

const text = (delta: string, id = 't'): unknown => ({ type: 'text-delta', id, delta })
const thought = (delta: string, id = 'r'): unknown => ({ type: 'reasoning-delta', id, delta })
const attempt = (value: number): unknown => ({
  type: 'data-callboard-attempt',
  data: { attempt: value },
  transient: true,
})

test('text and thoughts that come mixed grow where they began', () => {
  const {
    parts,
    text: all,
    reasoning,
  } = assemble([
    { type: 'text-start', id: 'a' },
    text('Hel', 'a'),
    thought('hm'),
    text('B', 'b'),
    text('lo', 'a'),
    { type: 'text-end', id: 'a' },
    thought('m'),
    text('ye', 'b'),
  ])
  expect(parts).toEqual([
    { type: 'text', text: 'Hello', state: 'done' },
    { type: 'reasoning', text: 'hmm', state: 'streaming' },
    { type: 'text', text: 'Bye', state: 'streaming' },
  ])
  expect([all, reasoning]).toEqual(['HelloBye', 'hmm'])
})

test('only what changed gets a new identity', () => {
  const assembler = assemble([text('one', 'a'), { type: 'text-end', id: 'a' }, text('two', 'b')])
  const before = assembler.parts
  expect(assembler.parts).toBe(before)
  for (const chunk of [
    { type: 'start' },
    { type: 'finish' },
    { type: 'of-tomorrow' },
    { type: 'data-x', data: 1, transient: true },
  ]) {
    assembler.add(chunk)
  }
  expect(assembler.parts).toBe(before)
  assembler.add(text('!', 'b'))
  const after = assembler.parts
  expect(after[0]).toBe(before[0])
  expect(after[1]).not.toBe(before[1])
  expect(before[1]).toMatchObject({ text: 'two' })
})

test('a tool call goes from its input, as far as it has come, to its output or error', () => {
  const assembler = new MessageAssembler()
  const call = { toolCallId: 'c', toolName: 'search' }
  const seen = [
    { type: 'tool-input-start', ...call },
    { type: 'tool-input-delta', toolCallId: 'c', inputTextDelta: '{"city":"Lis' },
    { type: 'tool-input-delta', toolCallId: 'c', inputTextDelta: 'bon","max' },
    { type: 'tool-input-available', ...call, input: { city: 'Lisbon', max: 2 } },
    { type: 'tool-output-available', toolCallId: 'c', output: ['a', 'b'] },
    { type: 'tool-output-error', toolCallId: 'c', errorText: 'too late' },
  ].map((chunk) => {
    assembler.add(chunk)
    return assembler.parts[0]
  })
  expect(seen).toEqual([
    { type: 'dynamic-tool', ...call, state: 'input-streaming', input: undefined },
    { type: 'dynamic-tool', ...call, state: 'input-streaming', input: { city: 'Lis' } },
    { type: 'dynamic-tool', ...call, state: 'input-streaming', input: { city: 'Lisbon' } },
    { type: 'dynamic-tool', ...call, state: 'input-available', input: { city: 'Lisbon', max: 2 } },
    { type: 'dynamic-tool', ...call, state: 'output-available', input: { city: 'Lisbon', max: 2 }, output: ['a', 'b'] },
    {
      type: 'dynamic-tool',
      ...call,
      state: 'output-error',
      input: { city: 'Lisbon', max: 2 },
      output: ['a', 'b'],
      errorText: 'too late',
    },
  ])
})

test('data parts with an id are replaced where they stand, others follow one another', () => {
  const { parts } = assemble([
    { type: 'data-map', id: 'm', data: 1 },
    { type: 'data-map', data: 2 },
    { type: 'data-map', data: 3 },
    { type: 'data-map', id: 'm', data: 4 },
    { type: 'data-list', id: 'm', data: 5 },
  ])
  expect(parts).toEqual([
    { type: 'data-map', id: 'm', data: 4 },
    { type: 'data-map', data: 2 },
    { type: 'data-map', data: 3 },
    { type: 'data-list', id: 'm', data: 5 },
  ])
})

test('what is no chunk is counted and left out, and what lacks its start is shown all the same', () => {
  const junk = [
    null,
    7,
    'text',
    [],
    {},
    { type: 'text-delta', id: 't' },
    { type: 'text-delta', id: 't', delta: 5 },
    { type: 'tool-input-start', toolCallId: 'c' },
    undefined,
    { type: '__proto__'.repeat(20) },
  ]
  const assembler = assemble([
    ...junk,
    text('ok'),
    { type: 'text-end', id: 'never-begun' },
    { type: 'tool-output-available', toolCallId: 'unknown', output: 1 },
    { type: 'tool-input-delta', toolCallId: 'x', inputTextDelta: '{' },
    { type: 'data-', data: null },
    { type: 'toString' },
    { type: '__proto__', id: '__proto__' },
  ])
  expect(assembler.skipped).toBe(junk.length)
  expect(assembler.text).toBe('ok')
})

test('a new attempt drops all that was before it', () => {
  const assembler = assemble([text('old'), { type: 'data-x', id: 'd', data: 1 }, { type: 'error', errorText: 'died' }])
  expect(assembler.badEnd).toEqual({ type: 'error', errorText: 'died' })
  expect(assembler.add(attempt(3))).toBe(true)
  assembler.add(text('new'))
  expect(assembler).toMatchObject({ attempt: 3, text: 'new', badEnd: undefined, isTrimmed: false })
  expect(assembler.parts).toEqual([{ type: 'text', text: 'new', state: 'streaming' }])
  assembler.add({ type: 'data-callboard-attempt', data: null })
  expect(assembler.attempt).toBe(4)
})

test('a window keeps the newest characters, drops whole parts, and never half of a character', () => {
  const assembler = assemble([{ type: 'file', url: 'u', mediaType: 'm' }], 100)
  for (let index = 0; index < 500; index += 1) {
    assembler.add(text('👋x', `part-${Math.floor(index / 20)}`))
    if (index % 20 === 19) assembler.add({ type: 'text-end', id: `part-${Math.floor(index / 20)}` })
  }
  expect(assembler.isTrimmed).toBe(true)
  expect(assembler.text.length).toBeGreaterThan(90)
  expect(assembler.text.length).toBeLessThanOrEqual(125)
  expect('👋x'.repeat(500).endsWith(assembler.text)).toBe(true)
  expect(assembler.text.isWellFormed()).toBe(true)
  expect(assembler.parts.every(({ type }) => type === 'text')).toBe(true)
  expect(assembler.weight).toBe(assembler.text.length)
})

test('a window holds what is no text down too, and lets the result of a dropped call go by', () => {
  const assembler = new MessageAssembler(1_000)
  for (let index = 0; index < 200; index += 1) {
    const call = { toolCallId: `c${index}`, toolName: 'search' }
    assembler.add({ type: 'tool-input-available', ...call, input: {} })
  }
  assembler.add({ type: 'tool-output-available', toolCallId: 'c0', output: 1 })
  assembler.add({ type: 'tool-output-available', toolCallId: 'c199', output: 2 })
  expect(assembler.parts.length).toBeLessThan(25)
  expect(assembler.parts.at(-1)).toMatchObject({ toolCallId: 'c199', output: 2 })
})

test('a long text costs what is added to it, not what is there', () => {
  const assembler = new MessageAssembler()
  for (let index = 0; index < 200_000; index += 1) assembler.add(text('token '))
  for (let index = 0; index < 20_000; index += 1) {
    assembler.add(text('token '))
    void assembler.text
    void assembler.parts
  }
  expect(assembler.text.length).toBe(220_000 * 6)
})
