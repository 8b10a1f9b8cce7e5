import { readUIMessageStream, type UIMessage, type UIMessageChunk } from 'ai'
import { expect, test } from 'vitest'
import { MessageAssembler } from './message-assembler.ts'

/** A recorded answer: thoughts, two steps, tool calls that succeed and fail, sources, a file, data that changes. */
const recorded: readonly UIMessageChunk[] = [
  { type: 'start', messageId: 'm1' },
  { type: 'start-step' },
  { type: 'reasoning-start', id: 'r1' },
  { type: 'reasoning-delta', id: 'r1', delta: 'They want ' },
  { type: 'reasoning-delta', id: 'r1', delta: 'a quiet hotel.' },
  { type: 'reasoning-end', id: 'r1' },
  { type: 'tool-input-start', toolCallId: 'c1', toolName: 'searchHotels', dynamic: true },
  { type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '{"city":"Lisbon",' },
  { type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: '"nights":2,"quiet":tr' },
  { type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta: 'ue}' },
  {
    type: 'tool-input-available',
    toolCallId: 'c1',
    toolName: 'searchHotels',
    input: { city: 'Lisbon', nights: 2, quiet: true },
    dynamic: true,
  },
  { type: 'tool-output-available', toolCallId: 'c1', output: [{ name: 'Alfama' }], dynamic: true },
  { type: 'tool-input-available', toolCallId: 'c2', toolName: 'rates', input: {}, dynamic: true },
  { type: 'tool-output-error', toolCallId: 'c2', errorText: 'Over the limit', dynamic: true },
  { type: 'finish-step' },
  { type: 'start-step' },
  { type: 'text-start', id: 't1' },
  { type: 'text-delta', id: 't1', delta: 'Alfama ' },
  { type: 'data-map', id: 'map', data: { zoom: 1 } },
  { type: 'text-start', id: 't2' },
  { type: 'text-delta', id: 't2', delta: 'Second thread' },
  { type: 'text-delta', id: 't1', delta: 'is quiet.' },
  { type: 'text-end', id: 't1' },
  { type: 'source-url', sourceId: 's1', url: 'https://example.com/alfama', title: 'Alfama' },
  { type: 'source-document', sourceId: 's2', mediaType: 'application/pdf', title: 'Rates', filename: 'rates.pdf' },
  { type: 'file', url: 'https://example.com/a.png', mediaType: 'image/png' },
  { type: 'data-note', data: 'not shown', transient: true },
  { type: 'data-map', id: 'map', data: { zoom: 9 } },
  { type: 'data-note', data: 'shown' },
  {
    type: 'tool-input-error',
    toolCallId: 'c3',
    toolName: 'book',
    input: 'nonsense',
    errorText: 'No such hotel',
    dynamic: true,
  },
  { type: 'tool-input-available', toolCallId: 'c1', toolName: 'searchHotels', input: { again: true }, dynamic: true },
  { type: 'finish-step' },
  { type: 'finish' },
]

/** The fields that a part has here; the AI SDK's have more, of providers. */
const FIELDS = [
  'type',
  'text',
  'state',
  'toolName',
  'toolCallId',
  'input',
  'output',
  'errorText',
  'sourceId',
  'url',
  'title',
  'mediaType',
  'filename',
  'id',
  'data',
]

function pick(part: object): object {
  const isReasoning = (part as { type: string }).type === 'reasoning'
  // Its reasoning parts also carry the id of their chunks.
  const known = Object.entries(part).filter(([key]) => FIELDS.includes(key) && !(isReasoning && key === 'id'))
  return Object.fromEntries(known.filter(([, value]) => value !== undefined))
}

async function viewsOfAiSdk(chunks: readonly UIMessageChunk[]): Promise<object[][]> {
  const stream = new ReadableStream<UIMessageChunk>({
    start: (controller) => {
      // Copies: it keeps data chunks as parts, and changes them.
      for (const chunk of chunks) controller.enqueue(structuredClone(chunk))
      controller.close()
    },
  })
  const views: object[][] = []
  for await (const message of readUIMessageStream<UIMessage>({ stream })) views.push(message.parts.map(pick))
  return views
}

test('parts are those that the AI SDK makes of the same chunks, after each of them', async () => {
  const theirs = await viewsOfAiSdk(recorded)
  const assembler = new MessageAssembler()
  const ours = recorded.map((chunk) => {
    assembler.add(chunk)
    return assembler.parts.map(pick)
  })
  expect(assembler.skipped).toBe(0)
  expect(ours.at(-1)).toEqual(theirs.at(-1))
  expect(theirs.at(-1)).toHaveLength(14)
  // Some chunks it shows in several steps.
  for (const view of theirs) expect(ours).toContainEqual(view)
})
