import type { Decorator } from '@storybook/react-vite'

/** As an app has it: a panel with a height of its own, `parameters.height` or 40rem. */
export const inPanel: Decorator = (Story, { parameters }) => (
  <div className="panel" style={{ boxSizing: 'border-box', blockSize: (parameters['height'] as string | undefined) ?? '40rem' }}>
    <Story />
  </div>
)

/** Where text stands that has no widget around it. */
export const inPaper: Decorator = (Story) => (
  <div className="cb-root cb-agent-stream-root panel">
    <Story />
  </div>
)
