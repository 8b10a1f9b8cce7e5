import type { StreamChunk } from '../../schema/index.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { Job, Role } from './cast.ts'

/** What an agent says while it does a job, chunk by chunk: thoughts, a search with its result, a source, an answer. */
export function* speechOf(role: Role, job: Job, random: SeededRandom): Generator<StreamChunk> {
  const found = random.int(3, job.total)
  yield { type: 'start' }
  yield* spoken('reasoning', 'thoughts', thoughtsOn(job))
  yield* searched(job, found)
  yield {
    type: 'source-url',
    sourceId: 'source-1',
    url: `https://example.com/${role.id}`,
    title: `${role.name}'s source`,
  }
  yield { type: 'data-found', id: 'found', data: { found, unit: job.unit } }
  yield* spoken('text', 'answer', answerTo(role, job, found))
  yield { type: 'finish' }
}

function* spoken(type: 'text' | 'reasoning', id: string, text: string): Generator<StreamChunk> {
  yield { type: `${type}-start`, id }
  for (const delta of text.match(/\S+\s*/g) ?? []) yield { type: `${type}-delta`, id, delta }
  yield { type: `${type}-end`, id }
}

function* searched(job: Job, found: number): Generator<StreamChunk> {
  const call = { toolCallId: 'search-1', toolName: 'search' }
  const input = { query: job.title, limit: 50 }
  yield { type: 'tool-input-start', ...call, dynamic: true }
  for (const inputTextDelta of JSON.stringify(input).match(/.{1,12}/gu) ?? []) {
    yield { type: 'tool-input-delta', toolCallId: call.toolCallId, inputTextDelta }
  }
  yield { type: 'tool-input-available', ...call, input, dynamic: true }
  yield { type: 'tool-output-available', toolCallId: call.toolCallId, output: { found }, dynamic: true }
}

function thoughtsOn({ title, phases, milestones }: Job): string {
  const [first, ...others] = phases
  const steps = others.map((phase) => `Then ${phase.toLowerCase()}.`)
  const reached = milestones.map((milestone) => `Once that is so (${milestone.toLowerCase()}), I go on.`)
  return [`The task: ${title}.`, `I begin with ${first.toLowerCase()}.`, ...steps, ...reached].join(' ')
}

function answerTo(role: Role, job: Job, found: number): string {
  const parts = (job.parts ?? []).map((part) => `- **${part}** is looked at.\n`)
  const list = parts.length > 0 ? `\n\n${parts.join('')}\n` : ' '
  return `I went through ${found} of ${job.total} ${job.unit} for “${job.title}”.${list}${role.report}`
}
