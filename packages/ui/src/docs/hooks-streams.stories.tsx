import type { Meta, StoryObj } from '@storybook/react-vite'
import { hookStory, HooksPage } from './hook-story.tsx'
import { UseAgentStream as UseAgentStreamExample } from './hooks/use-agent-stream.tsx'
import { UseConversation as UseConversationExample } from './hooks/use-conversation.tsx'

/** What agents say as they say it (`@callboard/react/streams`), and what people and agents say to one another (`@callboard/react/conversation`). */
const meta: Meta = { title: 'Docs/Hooks/Streams and conversation', parameters: { scenario: 'calm', docs: { page: HooksPage } } }

export default meta

type Story = StoryObj

export const UseAgentStream: Story = hookStory('use-agent-stream', UseAgentStreamExample)
export const UseConversation: Story = hookStory('use-conversation', UseConversationExample)
