import type { Meta, StoryObj } from '@storybook/react-vite'
import { hookStory, HooksPage } from './hook-story.tsx'
import { UseActivity as UseActivityExample } from './hooks/use-activity.tsx'
import { UseActivityLanes as UseActivityLanesExample } from './hooks/use-activity-lanes.tsx'
import { UseActivityLane as UseActivityLaneExample } from './hooks/use-activity-lane.tsx'
import { UseValueChange as UseValueChangeExample } from './hooks/use-value-change.tsx'
import { UseProgressPace as UseProgressPaceExample } from './hooks/use-progress-pace.tsx'
import { UseTeamSums as UseTeamSumsExample } from './hooks/use-team-sums.tsx'
import { UseUsage as UseUsageExample } from './hooks/use-usage.tsx'
import { UsePaced as UsePacedExample } from './hooks/use-paced.tsx'

/** What follows over time: paces and sums (`@callboard/react/measures`), who did what when (`@callboard/react/activity`). */
const meta: Meta = { title: 'Docs/Hooks/Measures and activity', parameters: { scenario: 'calm', docs: { page: HooksPage } } }

export default meta

type Story = StoryObj

export const UseActivity: Story = hookStory('use-activity', UseActivityExample)
export const UseActivityLanes: Story = hookStory('use-activity-lanes', UseActivityLanesExample)
export const UseActivityLane: Story = hookStory('use-activity-lane', UseActivityLaneExample)
export const UseValueChange: Story = hookStory('use-value-change', UseValueChangeExample)
export const UseProgressPace: Story = hookStory('use-progress-pace', UseProgressPaceExample)
export const UseTeamSums: Story = hookStory('use-team-sums', UseTeamSumsExample)
export const UseUsage: Story = hookStory('use-usage', UseUsageExample)
export const UsePaced: Story = hookStory('use-paced', UsePacedExample)
