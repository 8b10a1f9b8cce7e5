import type { Decorator } from '@storybook/react-vite'

/** As an app has it: a place of its own, `parameters.frame` wide and `parameters.height` or 44rem high. */
export const inFrame: Decorator = (Story, { parameters }) => (
  <div
    className="panel"
    style={{
      boxSizing: 'border-box',
      padding: 0,
      overflow: 'clip',
      inlineSize: (parameters['frame'] as string | undefined) ?? '100%',
      blockSize: (parameters['height'] as string | undefined) ?? '44rem',
    }}
  >
    <Story />
  </div>
)
