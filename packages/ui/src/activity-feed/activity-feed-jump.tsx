import { Button } from '@base-ui/react/button'
import { ArrowUp } from 'lucide-react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useActivityFeed } from './feed-context.tsx'

/** Goes to what has come since its reader is in the middle of the feed. Renders a `<button>`, or nothing. */
export const ActivityFeedJump: Part<'button', object> = createPart('button', 'ActivityFeed.Jump', () => {
  const { waiting, hold } = useActivityFeed('ActivityFeed.Jump')
  const { strings, formats } = useStrings(ENGLISH_ACTIVITY)
  if (waiting === 0) return null
  return {
    state: {},
    base: Button,
    own: {
      onClick: ({ currentTarget }: { currentTarget: HTMLElement }) => {
        const list = currentTarget.closest('.cb-activity-feed-root')?.querySelector<HTMLElement>('[role="feed"]')
        list?.scrollTo({ top: 0 })
        hold(false)
        requestAnimationFrame(() => list?.querySelector<HTMLElement>('[data-entry]')?.focus())
      },
      children: <><Icon of={ArrowUp} /> {strings.newActivity(waiting, formats)}</>,
    },
  }
})
