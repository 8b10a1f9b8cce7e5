import type { StreamChunk } from '@callboard/session/streams'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { MarkdownText } from '../markdown/markdown-text.tsx'
import { HOSTILE_TEXTS } from '../story/hostile-texts.ts'
import { beginsToSay, beginsToThink, calls, cites, says, speak, thinks, type SpeechOptions } from '../story/speech.ts'
import { ACTIVITIES_ANSWER, FLIGHTS_ANSWER, FLIGHTS_SPEECH, FLIGHTS_THOUGHT, HOTELS_ANSWER, LONG_ANSWER } from '../story/speeches.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { PLANNERS } from '../story/records.ts'
import { AgentStream } from './agent-stream.tsx'

const meta: Meta<typeof AgentStream> = { title: 'AgentStream/States', component: AgentStream, args: { stream: 'flights' } }

export default meta

type Story = StoryObj<typeof AgentStream>

/** A board on which flights says something. */
function speaking(chunks: readonly StreamChunk[], options?: SpeechOptions) {
  return async (board: StoryBoard): Promise<void> => {
    await speak(board, await board.agent('flights', PLANNERS.flights), 'answer', chunks, options)
  }
}

async function expectStatus(canvasElement: HTMLElement, status: string): Promise<void> {
  await waitFor(() => expect(canvasElement.querySelector('.cb-agent-stream-root')).toHaveAttribute('data-status', status))
}

/** Nothing has been written. */
export const Waiting: Story = {
  parameters: { board: speaking([], { close: false }) },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'waiting')
    await waitFor(() => expect(canvas.getByText('Nothing yet')).toBeVisible())
  },
}

/** Text comes, at thirty pieces a second of the board's time. */
export const Streaming: Story = {
  parameters: { board: speaking(says(HOTELS_ANSWER), { perSecond: 30 }), runs: true },
  play: async ({ canvasElement, loaded }) => {
    await boardOf(loaded).pass(1)
    await expectStatus(canvasElement, 'streaming')
    const text = canvasElement.querySelector('.cb-agent-stream-text')
    await waitFor(() => expect(text).toHaveTextContent('Casa do Jasmim in Alfama has a'))
    await expect(getComputedStyle(text?.lastElementChild as Element, '::after')).toMatchObject({ display: 'inline-block', animationName: 'none' })
    await expect(text?.closest('[aria-live]')).toBeNull()
    await expect(within(canvasElement).getByRole('status')).toBeEmptyDOMElement()
  },
}

/** It thinks, and what it thinks is open while it does. */
export const Thinking: Story = {
  parameters: { board: speaking(beginsToThink(FLIGHTS_THOUGHT), { close: false }) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Thinking…')).toBeVisible())
    await waitFor(() => expect(canvas.getByText(/^They want to leave after work/)).toBeVisible())
  },
}

/** It has thought: closed, until somebody opens it. */
export const Thought: Story = {
  parameters: { board: speaking([...thinks(FLIGHTS_THOUGHT), ...says(HOTELS_ANSWER)]) },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'done')
    await waitFor(() => expect(canvas.getByText('Thought')).toBeVisible())
    await expect(canvas.getByText(/^They want to leave/)).not.toBeVisible()
    await userEvent.click(canvas.getByText('Thought'))
    await waitFor(() => expect(canvas.getByText(/^They want to leave/)).toBeVisible())
  },
}

/** Tools: one that has answered, one that failed, one at work. */
export const Tools: Story = {
  parameters: {
    board: speaking([
      ...calls('search_flights', 'call-1', { from: 'BER', to: 'LIS', date: '2026-03-06' }, { found: 214, direct: 2 }),
      ...calls('read_fare_rules', 'call-2', { flight: 'TP 533' }),
      { type: 'tool-output-error', toolCallId: 'call-2', errorText: 'The airline did not answer within 10 s.' },
      ...calls('price_of_a_bag', 'call-3', { airline: 'TP' }),
    ], { close: false }),
  },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'streaming')
    await waitFor(() => expect(canvas.getByText('Running')).toBeVisible())
    await userEvent.click(canvas.getByText('search_flights'))
    await waitFor(() => expect(canvas.getByText(/"found": 214/)).toBeVisible())
    await userEvent.click(canvas.getByText('read_fare_rules'))
    await waitFor(() => expect(canvas.getByText('The airline did not answer within 10 s.')).toBeVisible())
  },
}

/** Between a tool's answer and the next words. */
export const BetweenParts: Story = {
  parameters: { board: speaking(calls('search_flights', 'call-1', { to: 'LIS' }, { found: 214 }), { close: false }) },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'streaming')
    await expect(canvas.getByText('In progress')).toBeInTheDocument()
  },
}

/** All is said. */
export const Done: Story = {
  args: { renderText: MarkdownText },
  parameters: { board: speaking(FLIGHTS_SPEECH) },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'done')
    await expect(canvas.getByRole('table')).toBeVisible()
    await expect(canvas.getAllByRole('link')).toHaveLength(3)
  },
}

/** As it was written: nothing in it is Markdown or HTML. */
export const PlainText: Story = {
  parameters: { board: speaking(says(`${FLIGHTS_ANSWER}\n\n<b>not bold</b>   three spaces`)) },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'done')
    await expect(canvas.getByText(/<b>not bold<\/b> {3}three spaces/, { normalizer: (text) => text })).toBeVisible()
  },
}

/** The writer is gone, and has not closed it. */
export const Interrupted: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const agent = await board.agent('flights', PLANNERS.flights)
      await speak(board, agent, 'answer', [...thinks(FLIGHTS_THOUGHT), ...calls('read_fare_rules', 'call-2', {}), ...beginsToSay(HOTELS_ANSWER.slice(0, 80))], { close: false })
      board.crash(agent)
      await board.pass(20)
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'interrupted')
    await waitFor(() => expect(canvas.getByText('Interrupted.').parentElement).toHaveTextContent('Interrupted. Lost its connection'))
    await expect(canvas.getByText('No result')).toBeVisible()
    await expect(canvasElement.querySelector('.cb-agent-stream-text')).toHaveAttribute('data-state', 'done')
  },
}

/** It went wrong, and the agent said how. */
export const Failed: Story = {
  parameters: {
    board: speaking([...beginsToSay('Let me look at the fares. '), { type: 'error', errorText: 'The model is overloaded: 529. Try again in a minute.' }]),
  },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'failed')
    await expect(canvas.getByText(/The model is overloaded: 529/)).toBeVisible()
  },
}

/** The link is down: what was there stays. */
export const CatchingUp: Story = {
  parameters: { board: speaking(beginsToSay(HOTELS_ANSWER.slice(0, 120)), { close: false }) },
  play: async ({ canvas, canvasElement, loaded }) => {
    await expectStatus(canvasElement, 'streaming')
    boardOf(loaded).relay.stop()
    await expectStatus(canvasElement, 'catching-up')
    await waitFor(() => expect(canvas.getByText('Catching up…')).toBeVisible())
    await expect(canvas.getByText(/^Casa do Jasmim/)).toBeVisible()
  },
}

/** Only the last of it is kept. */
export const Truncated: Story = {
  args: { window: 2_000 },
  parameters: { board: speaking(LONG_ANSWER.split('\n\n').flatMap((text, index) => says(text, `text-${index}`))) },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'done')
    await expect(canvas.getByText('What came before is not shown.')).toBeVisible()
    await expect(canvasElement.querySelectorAll('.cb-agent-stream-text').length).toBeLessThan(20)
  },
}

/** The agent began anew: what it had said no longer counts. */
export const SecondAttempt: Story = {
  parameters: {
    board: speaking([
      ...says('This is what I said before I crashed.', 'first'),
      { type: 'data-callboard-attempt', data: { attempt: 2 }, transient: true },
      ...says(HOTELS_ANSWER, 'second'),
    ]),
  },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'done')
    await expect(canvas.getByText('Began anew, attempt 2.')).toBeVisible()
    await expect(canvas.queryByText(/before I crashed/)).toBeNull()
  },
}

/** Files and data that nobody has said how to show. */
export const FilesAndData: Story = {
  parameters: {
    board: speaking([
      { type: 'file', url: 'https://files.example/itinerary.pdf', mediaType: 'application/pdf' },
      { type: 'file', url: 'data:image/png;base64,AAAA', mediaType: 'image/png' },
      { type: 'data-itinerary', id: 'one', data: { days: 3, city: 'Lisbon' } },
      { type: 'source-document', sourceId: 'notes', mediaType: 'application/pdf', title: 'Notes of the last trip' },
      cites('https://www.visitlisboa.com/en'),
      { type: 'source-url', sourceId: 'bad', url: 'javascript:alert(1)', title: 'Not a link' },
    ]),
  },
  play: async ({ canvas, canvasElement }) => {
    await expectStatus(canvasElement, 'done')
    await expect(canvas.getByRole('link', { name: 'File, application/pdf (files.example)' })).toBeVisible()
    await expect(canvas.getByText('Not a link').closest('a')).toBeNull()
    await userEvent.click(canvas.getByText('itinerary'))
    await waitFor(() => expect(canvas.getByText(/"city": "Lisbon"/)).toBeVisible())
  },
}

/** Of some sixty texts that try to do something, none does. */
export const Hostile: Story = {
  args: { renderText: MarkdownText },
  parameters: { board: speaking(Object.values(HOSTILE_TEXTS).flatMap((text, index) => says(text, `text-${index}`))) },
  play: async ({ canvasElement }) => {
    await expectStatus(canvasElement, 'done')
    await expect(canvasElement.querySelectorAll('script, img, iframe, object, embed, form, link, style, video, audio')).toHaveLength(0)
    await expect(canvasElement.querySelectorAll('a:not([href^="https://"], [href^="http://"], [href^="mailto:"])')).toHaveLength(0)
    await expect('pwned' in globalThis).toBe(false)
  },
}

/** Forty paragraphs, with words that do not break. */
export const Long: Story = {
  parameters: { board: speaking(says(`${LONG_ANSWER}\n\n${'Donaudampfschifffahrtsgesellschaft'.repeat(12)}`)) },
  play: async ({ canvasElement }) => {
    await expectStatus(canvasElement, 'done')
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth)
  },
}

/** From right to left, and from left to right within it. */
export const RightToLeft: Story = {
  args: { renderText: MarkdownText },
  parameters: {
    board: speaking([
      ...thinks('أبحث أولاً عن الرحلات المباشرة.'),
      ...calls('search_flights', 'call-1', { to: 'LIS' }, { found: 214 }),
      ...says('أفضل رحلة هي **TP 533** مساء الجمعة.\n\n1. مباشرة\n2. مع حقيبة\n\nThe fare can be changed until noon.'),
    ]),
  },
  render: (args) => <div dir="rtl"><AgentStream {...args} /></div>,
  play: ({ canvasElement }) => expectStatus(canvasElement, 'done'),
}

/** What is finished is said to screen readers, once, whole. */
export const Announced: Story = {
  parameters: { board: speaking(says(ACTIVITIES_ANSWER), { perSecond: 100 }), runs: true },
  play: async ({ canvas, canvasElement, loaded }) => {
    const said: string[] = []
    const announcer = canvas.getByRole('status')
    new MutationObserver(() => said.push(announcer.textContent ?? '')).observe(announcer, { childList: true, characterData: true, subtree: true })
    for (let step = 0; step < 12; step += 1) {
      await boardOf(loaded).pass(0.1)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await expectStatus(canvasElement, 'done')
    await waitFor(() => expect(said).toEqual([ACTIVITIES_ANSWER]))
  },
}
