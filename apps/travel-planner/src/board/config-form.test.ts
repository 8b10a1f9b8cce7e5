import { SessionProvider } from '@callboard/react'
import { createTestSession } from '@callboard/session/testing'
import { ConfigPanel } from '@callboard/ui/config'
import { toStandardJsonSchema } from '@valibot/to-json-schema'
import { createElement } from 'react'
import { prerenderToNodeStream } from 'react-dom/static'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { appSchema } from './app-schema.ts'

test('the settings of the planner make a form of themselves, filled with what is set', async () => {
  const { session, clock } = createTestSession({ schema: appSchema })
  onTestFinished(() => session.close())
  await session.whenSynced()
  session.setConfig('budget', 900)
  await clock.advance(0)
  const schema = { ...appSchema, config: { budget: toStandardJsonSchema(appSchema.config.budget) } }
  const panel = createElement(ConfigPanel, { schema })
  // As a server does that waits for what is loaded when it is needed.
  const { prelude } = await prerenderToNodeStream(createElement(SessionProvider, { session }, panel))
  const html = await text(prelude as NodeJS.ReadableStream)
  expect(html).toMatch(/<label[^>]*><span[^>]*>Budget</u)
  expect(html).toMatch(/<input[^>]*value="900"/u)
  expect(html).not.toContain('No settings')
})
