import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { TokenEditor } from './token-editor.tsx'

const meta: Meta<typeof TokenEditor> = {
  title: 'Docs/Theming/Editor',
  component: TokenEditor,
  tags: ['!autodocs'],
  parameters: { width: '75rem', scenario: 'busy' },
  args: {
    children: (
      <>
        <div className="panel"><AgentRoster /></div>
        <div className="panel"><ProgressTree /></div>
      </>
    ),
  },
  argTypes: { children: { control: false } },
}

export default meta

type Story = StoryObj<typeof TokenEditor>

/** All custom properties, live. */
export const Editor: Story = {}

/** What is written holds at once, and stands there as CSS. */
export const Edited: Story = {
  play: async ({ canvas, canvasElement }) => {
    const fields = within(canvas.getByRole('region', { name: 'Custom properties' }))
    const [field] = fields.getAllByRole('textbox')
    if (field === undefined) throw new Error('There is no field.')
    const name = field.closest('label')?.querySelector('code')?.textContent ?? ''
    await userEvent.type(field, 'rebeccapurple')
    await expect(canvas.getByRole('region', { name: 'The same as CSS' })).toHaveTextContent(`${name}: rebeccapurple;`)
    const sample = canvasElement.querySelector('.token-editor-sample') as HTMLElement
    await expect(getComputedStyle(sample).getPropertyValue(name)).toBe('rebeccapurple')
    await userEvent.click(canvas.getByRole('button', { name: 'As they were' }))
    await expect(field).toHaveValue('')
  },
}
