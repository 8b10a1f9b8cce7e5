/** `main.ts FEED`: writes what a page shows, in a process of its own. Told what to do by its parent. */
import { once } from 'node:events'
import { pace } from '../../streams/load/pace.ts'
import { tokenText } from '../../token/token-text.ts'
import type { FeedName } from '../round.ts'
import { openAblyFeed } from './ably-feed.ts'
import { openCallboardFeed } from './callboard-feed.ts'
import { openChunksFeed } from './chunks-feed.ts'
import type { FeedRequest, OpenFeed } from './feed.ts'
import { openYTextFeed } from './y-text-feed.ts'

const feeds: Readonly<Record<FeedName, OpenFeed>> = {
  'callboard': openCallboardFeed,
  'y-text': openYTextFeed,
  'ui-message-chunks': openChunksFeed,
  'ably': openAblyFeed('a channel each'),
  'ably-one-channel': openAblyFeed('one channel'),
}

process.on('disconnect', () => process.exit(0))
const [request] = (await once(process, 'message')) as [FeedRequest]
const feed = await feeds[process.argv[2] as FeedName](request)
process.send?.({ port: feed.port })
await once(process, 'message')

const { agents, tokensEach, tokensPerSecond } = request
await Promise.all(Array.from({ length: agents }, async (_, agent) => {
  let index = 0
  let ended: Promise<void> | undefined
  await pace(tokensPerSecond, tokensEach, (agent * 1000) / tokensPerSecond / agents, () => {
    feed.write(agent, tokenText(agent, index))
    index += 1
    // An agent knows its last token when it has it.
    if (index === tokensEach) ended = feed.end(agent)
  })
  await ended
}))
process.send?.('written')
