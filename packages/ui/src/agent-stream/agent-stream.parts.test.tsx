import type { ReactElement } from 'react'
import { PLANNERS } from '../story/records.ts'
import { speak } from '../story/speech.ts'
import { FLIGHTS_SPEECH } from '../story/speeches.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart } from '../testing/describe-part.tsx'
import { AgentStream } from './agent-stream.tsx'

const onNothing = (): void => {}
const stream = (inner: ReactElement): ReactElement => <AgentStream.Root stream="flights">{inner}</AgentStream.Root>
const onSpeech = async (board: StoryBoard): Promise<void> => {
  await speak(board, await board.agent('flights', PLANNERS.flights), 'answer', [
    { type: 'data-callboard-attempt', data: { attempt: 2 }, transient: true },
    ...FLIGHTS_SPEECH,
  ])
}
const done = { 'data-state': 'done' }

describePart('AgentStream.Root', { part: <AgentStream.Root stream="flights" />, tag: 'div', className: 'cb-agent-stream-root', attributes: { 'data-status': 'waiting' } })
describePart('AgentStream.Truncated', { part: <AgentStream.Truncated />, tag: 'p', className: 'cb-agent-stream-truncated', within: stream, board: onSpeech })
describePart('AgentStream.Parts', { part: <AgentStream.Parts />, tag: 'div', className: 'cb-agent-stream-parts', within: stream, board: onSpeech })
describePart('AgentStream.Text', { part: <AgentStream.Text part={{ type: 'text', text: 'Hello', state: 'done' }} />, tag: 'div', className: 'cb-agent-stream-text', attributes: done })
describePart('AgentStream.Reasoning', { part: <AgentStream.Reasoning part={{ type: 'reasoning', text: 'Hm', state: 'done' }} />, tag: 'details', className: 'cb-agent-stream-reasoning', attributes: done })
describePart('AgentStream.Tool', { part: <AgentStream.Tool part={{ type: 'dynamic-tool', toolName: 'search', toolCallId: '1', state: 'output-available' }} />, tag: 'details', className: 'cb-agent-stream-tool', attributes: { 'data-state': 'output-available' } })
describePart('AgentStream.File', { part: <AgentStream.File part={{ type: 'file', url: 'https://a.example/b', mediaType: 'text/plain' }} />, tag: 'p', className: 'cb-agent-stream-file' })
describePart('AgentStream.Data', { part: <AgentStream.Data part={{ type: 'data-fare', data: 1 }} />, tag: 'details', className: 'cb-agent-stream-data' })
describePart('AgentStream.Sources', { part: <AgentStream.Sources />, tag: 'div', className: 'cb-agent-stream-sources', within: stream, board: onSpeech })
describePart('AgentStream.Status', { part: <AgentStream.Status />, tag: 'div', className: 'cb-agent-stream-status', attributes: { 'data-status': 'waiting' }, within: stream, board: onNothing })
describePart('AgentStream.Announcer', { part: <AgentStream.Announcer />, tag: 'div', className: 'cb-agent-stream-announcer', within: stream })
