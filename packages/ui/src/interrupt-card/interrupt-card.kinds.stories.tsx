import type { AskOptions } from '@callboard/agent'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { APPROVAL, asks, CHOICE, DRAFT, EDIT, EDIT_INPUT, FORM, NESTED_FORM, SEVERAL, TEXT } from '../story/questions.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { InterruptCard } from './interrupt-card.tsx'

const meta: Meta<typeof InterruptCard> = { title: 'InterruptCard/Kinds', component: InterruptCard, parameters: { width: '36rem' } }

export default meta

type Story = StoryObj<typeof InterruptCard>

function asking(options: AskOptions): Pick<Story, 'args' | 'parameters'> {
  return { args: { interruptKey: `flights/${options.id ?? ''}` }, parameters: { board: (board: StoryBoard) => asks(board, options) } }
}

/** May it do that, once or always. */
export const Approval: Story = asking(APPROVAL)

/** A no may say why. */
export const ApprovalWithReason: Story = {
  ...asking(APPROVAL),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a reason' }))
    await userEvent.type(canvas.getByRole('textbox', { name: 'Reason' }), 'Too late in the evening')
  },
}

/** One of several. */
export const Choice: Story = {
  ...asking(CHOICE),
  play: async ({ canvas }) => userEvent.click(await canvas.findByRole('radio', { name: 'Pensão Amor' })),
}

/** Sent with nothing chosen: it says what is missing. */
export const ChoiceMissing: Story = {
  ...asking(CHOICE),
  play: async ({ canvas }) => userEvent.click(await canvas.findByRole('button', { name: 'Choose' })),
}

/** Several of several. */
export const Several: Story = {
  ...asking(SEVERAL),
  play: async ({ canvas }) => userEvent.click(await canvas.findByRole('checkbox', { name: 'The tile museum' })),
}

/** A form made from a JSON Schema. */
export const Form: Story = {
  ...asking(FORM),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('textbox', { name: 'E-mail' }, { timeout: 5_000 })).toBeVisible()
  },
}

/** Sent with something missing: what is wrong stands at its field. */
export const FormWithErrors: Story = {
  ...asking(FORM),
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'E-mail' }, { timeout: 5_000 }), 'ada')
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Not sent: 4 fields need another look.')
  },
}

/** Lists, parts in parts, and a choice between kinds. */
export const NestedForm: Story = {
  ...asking(NESTED_FORM),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add to Guests' }, { timeout: 5_000 }))
  },
}

/** Words. */
export const Text: Story = asking(TEXT)

/** A draft, with what was changed in it. */
export const Edit: Story = {
  ...asking(EDIT),
  play: async ({ canvas, canvasElement }) => {
    const box = await canvas.findByRole('textbox', { name: 'Draft' })
    await userEvent.clear(box)
    await userEvent.click(box)
    await userEvent.paste(DRAFT.replace('22:30', '23:15').replace('two nights', 'three nights'))
    await expect(canvasElement.querySelector('ins')).toBeVisible()
  },
}

/** What goes into a tool, about to be changed, and not JSON as it stands. */
export const EditInput: Story = {
  ...asking(EDIT_INPUT),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change the input' }))
    const box = canvas.getByRole('textbox', { name: 'Input' })
    await userEvent.clear(box)
    await userEvent.click(box)
    await userEvent.paste('{ "city": "Lisbon", ')
    await userEvent.click(canvas.getByRole('button', { name: 'Send changes' }))
    await expect(box).toHaveAccessibleDescription('This is not JSON.')
  },
}
