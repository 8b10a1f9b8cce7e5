import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { planners } from '../story/boards.ts'
import { manyTasks } from '../story/many-tasks.ts'
import { ProgressTree } from './progress-tree.tsx'

const meta: Meta<typeof ProgressTree> = { title: 'ProgressTree/Examples', component: ProgressTree }

export default meta

type Story = StoryObj<typeof ProgressTree>

/** A place of its own height: the tree scrolls in it. */
export const InAScrollingPlace: Story = {
  parameters: { board: manyTasks },
  render: (args) => (
    <div style={{ blockSize: '20rem', overflow: 'auto' }}>
      <ProgressTree {...args} />
    </div>
  ),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row').length).toBeGreaterThan(10))
    await expect(canvas.getAllByRole('row').length).toBeLessThan(60)
  },
}

/** Rows of your own: a title and a bar. */
export const OwnRows: Story = {
  parameters: { board: planners, width: '24rem' },
  render: () => (
    <ProgressTree.Root aria-label="Plan">
      <ProgressTree.Grid aria-label="Plan">
        <ProgressTree.Rows>
          <ProgressTree.Row style={{ gridTemplateColumns: 'minmax(0, 1fr) 8em' }}>
            <ProgressTree.Cell><ProgressTree.Toggle /><ProgressTree.Task /></ProgressTree.Cell>
            <ProgressTree.Cell style={{ gridArea: 'auto' }}><ProgressTree.Progress /></ProgressTree.Cell>
          </ProgressTree.Row>
        </ProgressTree.Rows>
      </ProgressTree.Grid>
    </ProgressTree.Root>
  ),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole('row')).toHaveLength(5))
  },
}
