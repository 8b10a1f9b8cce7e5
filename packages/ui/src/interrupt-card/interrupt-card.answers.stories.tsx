import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { AskOptions } from '@callboard/agent'
import { APPROVAL, asks, CHOICE, DRAFT, EDIT, EDIT_INPUT, FORM, NESTED_FORM, SEVERAL, TEXT, type Asker } from '../story/questions.ts'
import { boardOf, type StoryBoard } from '../story/story-context.ts'
import { EditInput as NotJson } from './interrupt-card.kinds.stories.tsx'
import { InterruptCard } from './interrupt-card.tsx'

const meta: Meta<typeof InterruptCard> = { title: 'InterruptCard/Answers', component: InterruptCard, parameters: { runs: true, width: '36rem' } }

export default meta

type Story = StoryObj<typeof InterruptCard>

const askers = new WeakMap<StoryBoard, Asker>()

function asking(options: AskOptions): Pick<Story, 'args' | 'parameters'> {
  return {
    args: { interruptKey: `flights/${options.id ?? ''}` },
    parameters: {
      board: async (board: StoryBoard) => {
        askers.set(board, await asks(board, options))
      },
    },
  }
}

/** What the agent was told, once it was. */
async function told(loaded: Record<string, unknown>): Promise<unknown> {
  const board = boardOf(loaded)
  await board.pass(1)
  return waitFor(() => {
    const outcome = askers.get(board)?.outcomes[0]
    expect(outcome).toBeDefined()
    return outcome
  })
}

/** Yes or no, once or always; Tab goes to each button, Enter presses it. */
export const Approval: Story = {
  ...asking(APPROVAL),
  play: async ({ canvas, loaded }) => {
    const card = await canvas.findByRole('article', { name: 'Book TP 533 for €296?' })
    await expect(card).toHaveTextContent('Flights')
    await expect(canvas.getByRole('button', { name: 'Always book under €300' })).toHaveAccessibleDescription('Does not ask again')
    await tabTo(canvas.getByRole('button', { name: 'Book it' }))
    await userEvent.keyboard('{Enter}')
    await expect(await told(loaded)).toMatchObject({ state: 'answered', answer: { type: 'accept', options: ['once'] }, by: { person: 'ada' } })
    await waitFor(() => expect(canvas.getByText(/You answered.*Book it/u)).toBeVisible())
    await expect(document.activeElement).toBe(card)
  },
}

/** A no, with its reason. */
export const RejectedWithReason: Story = {
  ...asking(APPROVAL),
  play: async ({ canvas, loaded }) => {
    await tabTo(await canvas.findByRole('button', { name: 'Add a reason' }))
    await userEvent.keyboard('{Enter}')
    await tabTo(canvas.getByRole('textbox', { name: 'Reason' }))
    await userEvent.keyboard('Too late in the evening')
    await tabTo(canvas.getByRole('button', { name: 'Reject' }))
    await userEvent.keyboard(' ')
    await expect(await told(loaded)).toMatchObject({ answer: { type: 'reject', reason: 'Too late in the evening' } })
  },
}

/** One of several: arrows choose, Enter sends. */
export const Choice: Story = {
  ...asking(CHOICE),
  play: async ({ canvas, loaded }) => {
    await expect(await canvas.findByRole('radiogroup', { name: 'Which of these three hotels?' })).toBeVisible()
    await tabTo(canvas.getByRole('button', { name: 'Choose' }))
    await userEvent.keyboard('{Enter}')
    await expect(canvas.getByRole('alert')).toHaveTextContent('Choose one first.')
    await tabTo(canvas.getByRole('radio', { name: 'Casa do Jasmim' }))
    await userEvent.keyboard(' {ArrowDown}')
    await expect(canvas.getByRole('radio', { name: 'Pensão Amor' })).toBeChecked()
    await expect(canvas.getByRole('radio', { name: 'Pensão Amor' })).toHaveAccessibleDescription(/above a bar/u)
    await tabTo(canvas.getByRole('button', { name: 'Choose' }))
    await userEvent.keyboard('{Enter}')
    await expect(await told(loaded)).toMatchObject({ answer: { type: 'choose', options: ['amor'] } })
    await waitFor(() => expect(canvas.getByText(/You answered.*Pensão Amor/u)).toBeVisible())
  },
}

/** Several of several, no more than are wanted. */
export const Several: Story = {
  ...asking(SEVERAL),
  play: async ({ canvas, loaded }) => {
    for (const name of ['The ferry at sunset', 'Tram 28 before breakfast', 'The tile museum']) {
      await tabTo(await canvas.findByRole('checkbox', { name }))
      await userEvent.keyboard(' ')
    }
    await tabTo(canvas.getByRole('button', { name: 'Choose' }))
    await userEvent.keyboard('{Enter}')
    await expect(canvas.getByRole('alert')).toHaveTextContent('Choose at most 2.')
    await tabTo(canvas.getByRole('checkbox', { name: 'The tile museum' }))
    await userEvent.keyboard(' ')
    await tabTo(canvas.getByRole('button', { name: 'Choose' }))
    await userEvent.keyboard('{Enter}')
    await expect(await told(loaded)).toMatchObject({ answer: { type: 'choose', options: ['tram', 'ferry'] } })
  },
}

/** A form made from a JSON Schema: it is checked before it is sent, and what is wrong stands at its field. */
export const Form: Story = {
  ...asking(FORM),
  play: async ({ canvas, loaded }) => {
    const name = await canvas.findByRole('textbox', { name: 'Name as in the passport' }, { timeout: 5_000 })
    await tabTo(canvas.getByRole('button', { name: 'Send' }))
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(name).toHaveFocus())
    await expect(name).toHaveAccessibleDescription('Fill this in.')
    await expect(name).toBeInvalid()
    await expect(canvas.getByRole('alert')).toHaveTextContent('Not sent: 4 fields need another look.')
    await userEvent.keyboard('Ada Lovelace')
    await expect(name).toBeValid()
    await tabTo(canvas.getByRole('textbox', { name: 'E-mail' }))
    await userEvent.keyboard('ada')
    await expect(canvas.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(/e-mail address.*For the tickets/u)
    await userEvent.keyboard('@example.org')
    await tabTo(canvas.getByRole('textbox', { name: 'How many people' }))
    await userEvent.keyboard('2')
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Class' }), 'Economy')
    await tabTo(canvas.getByRole('checkbox', { name: 'Meal' }))
    await userEvent.keyboard(' ')
    await tabTo(canvas.getByRole('checkbox', { name: 'A day earlier or later is fine' }))
    await userEvent.keyboard(' ')
    await tabTo(canvas.getByRole('button', { name: 'Send' }))
    await userEvent.keyboard('{Enter}')
    await expect(await told(loaded)).toMatchObject({
      state: 'answered',
      value: { name: 'Ada Lovelace', email: 'ada@example.org', people: 2, class: 'Economy', extras: ['Meal'], flexible: true },
    })
  },
}

/** Lists, parts in parts, and a choice between kinds. */
export const NestedForm: Story = {
  ...asking(NESTED_FORM),
  play: async ({ canvas, loaded }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add to Guests' }, { timeout: 5_000 }))
    const names = await canvas.findAllByRole('textbox', { name: 'Name' })
    await userEvent.type(names[0] as HTMLElement, 'Ada')
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Payment' }), 'At the hotel')
    await userEvent.selectOptions(await canvas.findByRole('combobox', { name: 'When' }), 'On arrival')
    await userEvent.click(canvas.getByRole('button', { name: 'Remove item 2' }))
    await expect(canvas.getByRole('button', { name: 'Add to Guests' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
    await expect(await told(loaded)).toMatchObject({ value: { guests: [{ name: 'Ada' }], payment: { when: 'On arrival' } } })
  },
}

/** Words; Ctrl and Enter sends. */
export const Text: Story = {
  ...asking(TEXT),
  play: async ({ canvas, loaded }) => {
    const box = await canvas.findByRole('textbox', { name: 'Your answer' })
    await tabTo(canvas.getByRole('button', { name: 'Send reply' }))
    await userEvent.keyboard('{Enter}')
    await expect(box).toHaveAccessibleDescription('Write something first.')
    await expect(box).toHaveFocus()
    await userEvent.keyboard('We come late{Control>}{Enter}{/Control}')
    await expect(await told(loaded)).toMatchObject({ answer: { type: 'respond', text: 'We come late' } })
  },
}

/** A draft: what is changed in it is marked, in words too. */
export const Edit: Story = {
  ...asking(EDIT),
  play: async ({ canvas, canvasElement, loaded }) => {
    const box = await canvas.findByRole('textbox', { name: 'Draft' })
    await expect(canvas.getByRole('button', { name: 'Accept as it is' })).toBeVisible()
    await userEvent.clear(box)
    await userEvent.click(box)
    await userEvent.paste(DRAFT.replace('22:30', '23:15').replace('two nights', 'three nights'))
    await waitFor(() => expect(canvasElement.querySelector('ins')).toHaveTextContent('Added: three'))
    await expect(canvas.getByRole('group', { name: 'Changes' })).toHaveTextContent(/Removed: two.*Added: three/u)
    await tabTo(canvas.getByRole('button', { name: 'Send changes' }))
    await userEvent.keyboard('{Enter}')
    await expect(await told(loaded)).toMatchObject({ answer: { type: 'edit', text: expect.stringContaining('23:15') as unknown } })
  },
}

/** What goes into a tool, changed before it does: first to what is not JSON, then to what is. */
export const EditInput: Story = {
  ...asking(EDIT_INPUT),
  play: async (context) => {
    await NotJson.play?.(context)
    const { canvas, loaded } = context
    await expect(canvas.getByRole('textbox', { name: 'Input' })).toHaveFocus()
    await userEvent.paste('"maxPrice": 180 }')
    await userEvent.click(canvas.getByRole('button', { name: 'Send changes' }))
    await expect(await told(loaded)).toMatchObject({ answer: { type: 'edit' }, value: { city: 'Lisbon', maxPrice: 180 } })
  },
}

/** By Tab alone, as far as it takes. */
async function tabTo(element: HTMLElement): Promise<void> {
  for (let press = 0; press < 60 && document.activeElement !== element; press += 1) await userEvent.tab()
  await expect(element).toHaveFocus()
}
