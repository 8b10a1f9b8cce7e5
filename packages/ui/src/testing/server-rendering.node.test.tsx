import { SessionProvider } from '@callboard/react'
import { createSession, type Identity } from '@callboard/session'
import { createTestSession } from '@callboard/session/testing'
import { createElement, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, onTestFinished, test } from 'vitest'
import { ActivityFeed } from '../activity-feed/activity-feed.tsx'
import { ActivityTimeline } from '../activity-timeline/activity-timeline.tsx'
import { ConfigPanel } from '../config-panel/config-panel.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'

const ada: Identity = { kind: 'person', id: 'ada', name: 'Ada' }

/** What a server sends of a page that connects to a relay once it is in a browser. */
function onServer(widget: ReactElement): string {
  return renderToString(<SessionProvider url="ws://127.0.0.1:9" name="trip" identity={ada}>{widget}</SessionProvider>)
}

/** Of a session that the server itself has, with something on it or nothing. */
async function onSession(widget: ReactElement, isFilled: boolean): Promise<string> {
  const { session, relay, clock } = createTestSession({ identity: ada, name: 'trip' })
  const other = createSession({ connection: relay.connect('trip'), identity: { kind: 'person', id: 'ben', name: 'Ben' }, clock })
  onTestFinished(async () => void (await Promise.all([session.close(), other.close()])))
  await Promise.all([session.whenSynced(), other.whenSynced()])
  if (isFilled) {
    other.setSelection('flight', { title: 'TP 533' })
    other.setConfig('budget', 900)
    await clock.advance(0)
  }
  return renderToString(<SessionProvider session={session}>{widget}</SessionProvider>)
}

const SETTINGS = { budget: { type: 'number', title: 'Budget' } }

const WIDGETS: Readonly<Record<string, { widget: ReactElement; empty: string; loading: RegExp }>> = {
  ActivityFeed: { widget: <ActivityFeed />, empty: 'Nothing has happened yet', loading: /aria-busy="true"/u },
  ActivityTimeline: { widget: <ActivityTimeline />, empty: 'Nothing to show yet', loading: /aria-busy="true"/u },
  'ActivityTimeline as a table': { widget: <ActivityTimeline defaultView="table" />, empty: 'Nothing to show yet', loading: /aria-busy="true"/u },
  SelectionList: { widget: <SelectionList />, empty: 'Nothing has been chosen yet', loading: /Nothing has been chosen yet/u },
  ConfigPanel: { widget: <ConfigPanel />, empty: 'No settings', loading: /No settings/u },
  'ConfigPanel with settings': { widget: <ConfigPanel jsonSchemas={SETTINGS} />, empty: 'Settings', loading: /Settings/u },
}

test.each(Object.entries(WIDGETS))('on a server %s shows that nothing has come yet, and throws nothing', (_, { widget, loading }) => {
  const html = onServer(widget)
  expect(html).toMatch(loading)
  expect(html).toMatch(/^<section/u)
  expect(html).not.toMatch(/NaN|undefined|Infinity|1970/u)
})

test.each(Object.entries(WIDGETS))('on a server that has the session %s says that it is empty', async (_, { widget, empty }) => {
  expect(await onSession(widget, false)).toContain(empty)
})

test.each(Object.entries(WIDGETS))('on a server whose session is full %s renders as well', async (_, { widget }) => {
  expect(await onSession(createElement('main', {}, widget), true)).not.toMatch(/NaN|undefined|Infinity|1970/u)
})
