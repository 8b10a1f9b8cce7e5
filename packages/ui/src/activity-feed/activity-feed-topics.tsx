import type { ActivityTopic } from '@callboard/session/activity'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useActivityFeed } from './feed-context.tsx'

const TOPICS: readonly ActivityTopic[] = ['agents', 'tasks', 'questions', 'commands', 'selections', 'config']

/** Buttons that choose what is shown; with none pressed it is everything. Renders a `<div>`. */
export const ActivityFeedTopics: Part<'div', object> = createPart('div', 'ActivityFeed.Topics', () => {
  const { topics, setTopics } = useActivityFeed('ActivityFeed.Topics')
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  return {
    state: {},
    own: {
      role: 'group',
      'aria-label': strings.chooseTopics,
      children: TOPICS.map((topic) => {
        const isPressed = topics.includes(topic)
        return (
          <button
            key={topic}
            type="button"
            className="cb-activity-feed-topic"
            aria-pressed={isPressed}
            onClick={() => setTopics(isPressed ? topics.filter((other) => other !== topic) : [...topics, topic])}
          >
            {strings.topics[topic]}
          </button>
        )
      }),
    },
  }
})
