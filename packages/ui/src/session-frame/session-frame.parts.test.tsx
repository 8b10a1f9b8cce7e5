import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { describePart } from '../testing/describe-part.tsx'
import type { FramePanel } from './frame-panel.ts'
import { SessionFrame } from './session-frame.tsx'

const PANELS: readonly FramePanel[] = [
  { id: 'talk', label: 'Talk', content: 'What is said' },
  { id: 'team', label: 'Team', place: 'end', count: 2, content: 'Who is here' },
]
const queries = new QueryClient()
const frame = (inlineSize: string) => (inner: ReactElement): ReactElement => (
  <QueryClientProvider client={queries}>
    <div style={{ inlineSize }}>
      <SessionFrame.Root panels={PANELS}>{inner}</SessionFrame.Root>
    </div>
  </QueryClientProvider>
)
const wide = frame('1400px')
const narrow = frame('300px')
const isWide = { 'data-layout': 'wide' }
const isNarrow = { 'data-layout': 'narrow' }

describePart('SessionFrame.Root', { part: <SessionFrame.Root panels={PANELS} />, tag: 'div', className: 'cb-session-frame-root', attributes: isNarrow, within: (inner) => <div style={{ inlineSize: '300px' }}>{inner}</div> })
describePart('SessionFrame.Header', { part: <SessionFrame.Header />, tag: 'header', className: 'cb-session-frame-header', attributes: isWide, within: wide })
describePart('SessionFrame.Title', { part: <SessionFrame.Title />, tag: 'h1', className: 'cb-session-frame-title', within: wide })
describePart('SessionFrame.Tabs', { part: <SessionFrame.Tabs />, tag: 'div', className: 'cb-session-frame-tabs', attributes: isNarrow, within: narrow })
describePart('SessionFrame.Tab', { part: <SessionFrame.Tab panelId="talk" />, tag: 'button', className: 'cb-session-frame-tab', within: (inner) => narrow(<SessionFrame.Tabs>{inner}</SessionFrame.Tabs>) })
describePart('SessionFrame.Panels', { part: <SessionFrame.Panels />, tag: 'div', className: 'cb-session-frame-panels', attributes: isNarrow, within: narrow })
describePart('SessionFrame.Panel', { part: <SessionFrame.Panel panelId="talk" />, tag: 'div', className: 'cb-session-frame-panel', attributes: isWide, within: wide })
describePart('SessionFrame.Announcer', { part: <SessionFrame.Announcer />, tag: 'div', className: 'cb-session-frame-announcer', within: narrow })
