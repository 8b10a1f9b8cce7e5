import type { Meta, StoryObj } from '@storybook/react-vite'
import { hookStory, HooksPage } from './hook-story.tsx'
import { UseSession as UseSessionExample } from './hooks/use-session.tsx'
import { UseConnection as UseConnectionExample } from './hooks/use-connection.tsx'
import { UseAgents as UseAgentsExample } from './hooks/use-agents.tsx'
import { UseAgent as UseAgentExample } from './hooks/use-agent.tsx'
import { UseAgentPresence as UseAgentPresenceExample } from './hooks/use-agent-presence.tsx'
import { UseParticipant as UseParticipantExample } from './hooks/use-participant.tsx'
import { UseUsers as UseUsersExample } from './hooks/use-users.tsx'
import { UseTasks as UseTasksExample } from './hooks/use-tasks.tsx'
import { UseTask as UseTaskExample } from './hooks/use-task.tsx'
import { UseProgress as UseProgressExample } from './hooks/use-progress.tsx'
import { UseTotals as UseTotalsExample } from './hooks/use-totals.tsx'
import { UseSelection as UseSelectionExample } from './hooks/use-selection.tsx'
import { UseSelections as UseSelectionsExample } from './hooks/use-selections.tsx'
import { UseConfig as UseConfigExample } from './hooks/use-config.tsx'
import { UseCommands as UseCommandsExample } from './hooks/use-commands.tsx'
import { UseSharedType as UseSharedTypeExample } from './hooks/use-shared-type.tsx'
import { UseNow as UseNowExample } from './hooks/use-now.tsx'
import { UseStore as UseStoreExample } from './hooks/use-store.tsx'

/** What is on the board: who is here, what they do, what is chosen. All of them from `@callboard/react`. Each renders again for what it returns, and for nothing else. */
const meta: Meta = { title: 'Docs/Hooks/Board', parameters: { scenario: 'calm', docs: { page: HooksPage } } }

export default meta

type Story = StoryObj

export const UseSession: Story = hookStory('use-session', UseSessionExample)
export const UseConnection: Story = hookStory('use-connection', UseConnectionExample)
export const UseAgents: Story = hookStory('use-agents', UseAgentsExample)
export const UseAgent: Story = hookStory('use-agent', UseAgentExample)
export const UseAgentPresence: Story = hookStory('use-agent-presence', UseAgentPresenceExample)
export const UseParticipant: Story = hookStory('use-participant', UseParticipantExample)
export const UseUsers: Story = hookStory('use-users', UseUsersExample)
export const UseTasks: Story = hookStory('use-tasks', UseTasksExample)
export const UseTask: Story = hookStory('use-task', UseTaskExample)
export const UseProgress: Story = hookStory('use-progress', UseProgressExample)
export const UseTotals: Story = hookStory('use-totals', UseTotalsExample)
export const UseSelection: Story = hookStory('use-selection', UseSelectionExample)
export const UseSelections: Story = hookStory('use-selections', UseSelectionsExample)
export const UseConfig: Story = hookStory('use-config', UseConfigExample)
export const UseCommands: Story = hookStory('use-commands', UseCommandsExample)
export const UseSharedType: Story = hookStory('use-shared-type', UseSharedTypeExample)
export const UseNow: Story = hookStory('use-now', UseNowExample)
export const UseStore: Story = hookStory('use-store', UseStoreExample)
