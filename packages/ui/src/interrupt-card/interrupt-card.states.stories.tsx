import { createSession } from '@callboard/session'
import { interruptsOf } from '@callboard/session/interrupts'
import { SessionProvider } from '@callboard/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { APPROVAL, asks, CHOICE, DRAFT, EDIT, FORM, TEXT } from '../story/questions.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { InterruptCard } from './interrupt-card.tsx'

const meta: Meta<typeof InterruptCard> = {
  title: 'InterruptCard/States',
  component: InterruptCard,
  parameters: { width: '36rem' },
  args: { interruptKey: 'flights/book' },
}

export default meta

type Story = StoryObj<typeof InterruptCard>

/** The agent's link is cut: what is sent waits, and buttons are off but keep the focus. */
export const Sending: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const { agent } = await asks(board, APPROVAL)
      board.crash(agent)
    },
  },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Book it' })
    await userEvent.click(button)
    await expect(canvas.getByText('Sent. Waiting for Flights to take it.')).toBeVisible()
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(button).toHaveFocus()
  },
}

/** Little time is left. */
export const Urgent: Story = {
  parameters: { board: (board: StoryBoard) => asks(board, { ...CHOICE, id: 'book', deadlineInMs: 42_000 }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('timer')).toHaveTextContent('42 sec left')
    await expect(canvas.getByRole('article')).toHaveAttribute('data-urgent')
  },
}

/** Nobody has answered in time. */
export const Expired: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const { agent } = await asks(board, { ...APPROVAL, deadlineInMs: 30_000 })
      board.crash(agent)
      await board.pass(40)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('The time to answer is up.')).toBeVisible())
    await userEvent.click(canvas.getByRole('button', { name: 'Dismiss' }))
    await waitFor(() => expect(canvas.getByText('Dismissed.')).toBeVisible())
  },
}

/** The agent is gone: it can be answered all the same, or dismissed. */
export const Unattended: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const { agent } = await asks(board, APPROVAL)
      board.crash(agent)
      await board.pass(20)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Flights is away. It finds your answer on its return.')).toBeVisible())
    await expect(canvas.getByRole('button', { name: 'Book it' })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Dismiss' })).toBeVisible()
  },
}

/** Ben is answering, on another device. */
export const SomebodyAnswering: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await asks(board, { ...TEXT, id: 'book' })
      const ben = await board.person('ben', 'Ben Okafor')
      interruptsOf(ben).claim('flights/book')
      await board.pass(1)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Ben Okafor is answering')).toBeVisible())
  },
}

/** Others see who writes an answer, from the first key until the focus leaves. */
export const Claiming: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await asks(board, { ...TEXT, id: 'book' })
      await board.person('ben', 'Ben Okafor')
    },
  },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    const ben = await board.person('ben', 'Ben Okafor')
    const view = interruptsOf(ben).views.get('flights/book')
    const answering = (): unknown => view.getSnapshot()?.answering.map(({ name }) => name)
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Your answer' }), 'We')
    await board.pass(1)
    await waitFor(() => expect(answering()).toEqual(['Ada']))
    await userEvent.tab()
    await userEvent.tab()
    await userEvent.tab()
    await userEvent.tab()
    await board.pass(1)
    await waitFor(() => expect(answering()).toEqual([]))
  },
}

/** The agent did not take the answer, and says why; another can be given. */
export const Refused: Story = {
  parameters: { board: (board: StoryBoard) => board.agent('flights', askingOf()) },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    await userEvent.click(await canvas.findByRole('button', { name: 'Approve' }))
    const proposal = interruptsOf(board.session).views.get('flights/book').getSnapshot()?.own?.proposal ?? ''
    const message = 'The flight has just been sold out.'
    await board.agent('flights', askingOf({ [proposal]: { at: board.clock.now(), code: 'value-invalid', message } }))
    await waitFor(() => expect(canvas.getByText(`Flights did not take your answer. ${message}`)).toBeVisible())
    await expect(canvas.getByRole('button', { name: 'Approve' })).not.toHaveAttribute('aria-disabled')
  },
}

function askingOf(refusals: object = {}): { name: string; interrupts: readonly object[]; refusals: object } {
  return { name: 'Flights', interrupts: [{ id: 'book', kind: 'approval', title: 'Book it?', askedAt: 0 }], refusals }
}

/** Ben was first: who was second is told, and by whom. */
export const Lost: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await asks(board, { ...CHOICE, id: 'book' })
      await board.pass(0)
    },
  },
  play: async ({ canvas, loaded }) => {
    const board = boardOf(loaded)
    const ben = await board.person('ben', 'Ben Okafor')
    await userEvent.click(await canvas.findByRole('radio', { name: /Pensão Amor/u }))
    board.connection.freeze()
    await userEvent.click(canvas.getByRole('button', { name: 'Choose' }))
    interruptsOf(ben).answer('flights/book', { type: 'choose', options: ['jasmim'] })
    await board.pass(1)
    board.connection.thaw()
    await board.pass(20)
    await waitFor(() => expect(canvas.getByText(/^Ben Okafor answered first, .*Casa do Jasmim$/u)).toBeVisible(), { timeout: 4_000 })
  },
}

/** Answered on another of Ada's devices, or by somebody else. */
export const AnsweredByAnother: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await asks(board, APPROVAL)
      const ben = await board.person('ben', 'Ben Okafor')
      interruptsOf(ben).answer('flights/book', { type: 'reject', reason: 'Too late in the evening' })
      await board.pass(1)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/^Ben Okafor answered, .*Rejected: Too late in the evening$/u)).toBeVisible())
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** Answered by what Ada has approved for ever before. */
export const ByGrant: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const { task } = await asks(board, { ...APPROVAL, id: 'before' })
      interruptsOf(board.session).answer('flights/before', { type: 'accept', options: ['always'] })
      await board.pass(1)
      void task.ask(APPROVAL)
      await board.pass(1)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/^Answered by an approval given before/u)).toBeVisible())
  },
}

/** Its task has ended, so nobody needs to answer any more. */
export const Withdrawn: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const { task } = await asks(board, APPROVAL)
      task.done()
      await board.pass(1)
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Flights no longer needs an answer. Its task is done.')).toBeVisible())
  },
}

/** Someone else has been asked. */
export const NotMine: Story = {
  parameters: { board: (board: StoryBoard) => asks(board, { ...APPROVAL, answerableBy: ['ben'] }) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Somebody else has been asked, so you cannot answer it.')).toBeVisible())
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** Who only looks on sees the question, and why it cannot be answered here. */
export const OnlyWatching: Story = {
  parameters: { board: (board: StoryBoard) => asks(board, APPROVAL) },
  decorators: [
    (Story, { loaded }) => {
      const { relay, clock } = boardOf(loaded)
      const session = createSession({ connection: relay.connect('story'), identity: { kind: 'observer' }, clock })
      return <SessionProvider session={session}><Story /></SessionProvider>
    },
  ],
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('You are only watching, so you cannot answer.')).toBeVisible())
  },
}

/** A question that is none. */
export const Invalid: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('flights', { name: 'Flights', ...{ interrupts: [{ id: 'book', kind: 'approval', title: 'Book it?', askedAt: 'yesterday' }] } })
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('This question cannot be read.')).toBeVisible())
  },
}

/** A schema that would keep the page busy for ever is not run. */
export const HostileSchema: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      const schema = { type: 'object', properties: { name: { type: 'string', pattern: '^(a+)+$' } } }
      await board.agent('flights', { name: 'Flights', ...{ interrupts: [{ id: 'book', kind: 'form', title: 'Who is travelling?', schema, askedAt: 0 }] } })
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByText(/its description is not safe to run/u)).toBeVisible())
    await userEvent.click(canvas.getByText('Why not'))
    await expect(canvasElement.querySelector('input, textarea')).toBeNull()
  },
}

/** Its details stand in a stream that is still being read. */
export const LoadingDetails: Story = {
  parameters: {
    board: async (board: StoryBoard) => {
      await board.agent('flights', {
        name: 'Flights',
        ...{ interrupts: [{ id: 'book', kind: 'edit', title: 'Shall I send this?', details: 'agents/flights/interrupt-book', askedAt: 0 }] },
      })
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Loading the details…')).toBeVisible())
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** A long draft, from its stream. */
export const LongDraft: Story = {
  parameters: { board: (board: StoryBoard) => asks(board, { ...EDIT, id: 'book', draft: `${DRAFT}\n\n`.repeat(8) }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox', { name: 'Draft' }, { timeout: 4_000 })).toHaveValue(`${DRAFT}\n\n`.repeat(8))
  },
}

/** Words that are long, in another direction, or look like markup. */
export const OddWords: Story = {
  parameters: {
    board: (board: StoryBoard) =>
      asks(board, {
        ...CHOICE,
        id: 'book',
        title: `<b>Which</b> ${'w'.repeat(120)}`,
        body: 'أي فندق من هذه الفنادق الثلاثة؟\n  <script>alert(1)</script>',
        options: [
          { id: 'a', label: 'فندق الياسمين', description: 'ليلتان · الفاما' },
          { id: 'b', label: 'x'.repeat(150) },
        ],
      }, { name: 'الرحلات', title: 'Book' }),
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole('radio', { name: 'فندق الياسمين' })).toBeVisible()
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth)
  },
}

/** A form on a narrow screen. */
export const NarrowForm: Story = {
  parameters: { width: '20rem', board: (board: StoryBoard) => asks(board, { ...FORM, id: 'book' }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox', { name: 'E-mail' }, { timeout: 4_000 })).toBeVisible()
  },
}

