import { SessionProvider } from '@callboard/react'
import type { Decorator, Preview } from '@storybook/react-vite'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactElement, type ReactNode } from 'react'
import { configure } from 'storybook/test'
import '@callboard/ui/styles.css'
import './fonts.css'
import './preview.css'
import { DocsPage } from './docs-page.tsx'
import { plainProps } from './prop-types.ts'
import { closeBoard, loadBoard } from './session-loader.ts'
import type { StoryBoard } from '../packages/ui/src/story/story-context.ts'
import { Stage } from './stage.tsx'
import { initialGlobals, toolbars, type ToolbarGlobals } from './toolbars.ts'

// What is waited for in a story may take as long as a busy machine needs. What never comes fails all the same.
configure({ asyncUtilTimeout: 10_000 })

const withSession: Decorator = (Story, { loaded, globals, parameters }) => {
  const { board } = loaded as { board: StoryBoard }
  return (
    <Stage toolbar={globals as unknown as ToolbarGlobals} width={parameters['width'] as string | undefined}>
      <Queries>
        <SessionProvider session={board.session}>
          <Story />
        </SessionProvider>
      </Queries>
    </Stage>
  )
}

/** As an app has them; a board's own, so that none sees another's pages. */
function Queries({ children }: { children: ReactNode }): ReactElement {
  const [client] = useState(() => new QueryClient())
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

const preview: Preview = {
  globalTypes: toolbars,
  initialGlobals: { ...initialGlobals },
  argTypesEnhancers: [plainProps],
  loaders: [loadBoard],
  beforeEach: ({ id }) => () => closeBoard(id),
  decorators: [withSession],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    docs: { page: DocsPage },
    options: { storySort: { order: ['Docs', ['Getting started', 'Writing an agent', 'Hooks', 'Theming', 'Testing your app', 'Accessibility'], 'Overview', '*'] } },
    a11y: { test: 'error', options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } },
  },
  tags: ['autodocs'],
}

export default preview
