import type { GrantView } from '@callboard/session/interrupts'
import type { ConversationMessage } from '@callboard/session/streams'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { AgentCard } from '../agent-card/agent-card.tsx'
import { AgentControls } from '../agent-controls/agent-controls.tsx'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { AgentStream } from '../agent-stream/agent-stream.tsx'
import { AgentStatusBadge } from '../agent-status-badge/agent-status-badge.tsx'
import { Avatar } from '../avatar/avatar.tsx'
import { BargeInComposer } from '../barge-in/barge-in-composer.tsx'
import { CommandStatus } from '../command-status/command-status.tsx'
import { Composer } from '../composer/composer.tsx'
import { Conversation } from '../conversation/conversation.tsx'
import { ConnectionBanner } from '../connection-banner/connection-banner.tsx'
import { GrantList } from '../grant-list/grant-list.tsx'
import { InterruptCard } from '../interrupt-card/interrupt-card.tsx'
import { InterruptInbox } from '../interrupt-inbox/interrupt-inbox.tsx'
import { PeopleStack } from '../people-stack/people-stack.tsx'
import { ProgressBar } from '../progress-bar/progress-bar.tsx'
import { ProgressTree } from '../progress-tree/progress-tree.tsx'
import { SelectionList } from '../selection-list/selection-list.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { PLANNERS } from '../story/records.ts'
import { reconnecting, shortConversation } from '../story/boards.ts'
import { atWork, obeys } from '../story/obeys.ts'
import { allowed, APPROVAL, asks, everyQuestion } from '../story/questions.ts'
import { speak } from '../story/speech.ts'
import { FLIGHTS_SPEECH } from '../story/speeches.ts'
import type { StoryBoard } from '../story/story-context.ts'
import { describePart, type PartCase } from '../testing/describe-part.tsx'

const working = { 'data-status': 'working', 'data-online': '', 'data-reason': 'reported' }
const onFlights = (board: StoryBoard): Promise<unknown> => board.agent('flights', PLANNERS.flights)
const onNothing = (): void => {}

const card = (inner: ReactElement): ReactElement => <AgentCard.Root agentId="flights">{inner}</AgentCard.Root>
const badge = (inner: ReactElement): ReactElement => <AgentStatusBadge.Root agentId="flights">{inner}</AgentStatusBadge.Root>
const bar = (inner: ReactElement): ReactElement => <ProgressBar.Root aria-label="Bar" agentId="flights">{inner}</ProgressBar.Root>
const roster = (inner: ReactElement): ReactElement => <AgentRoster.Root>{inner}</AgentRoster.Root>
const grid = (inner: ReactElement): ReactElement => <ProgressTree.Grid><ProgressTree.Rows>{inner}</ProgressTree.Rows></ProgressTree.Grid>
const row = (inner: ReactElement): ReactElement => grid(<ProgressTree.Row>{inner}</ProgressTree.Row>)
const cell = (inner: ReactElement): ReactElement => row(<ProgressTree.Cell>{inner}</ProgressTree.Cell>)
const list = (inner: ReactElement): ReactElement => <SelectionList.Root>{inner}</SelectionList.Root>
const item = (inner: ReactElement): ReactElement => (
  <SelectionList.Root>
    <SelectionList.Items>{(key) => <SelectionList.Item key={key} entryKey={key}>{inner}</SelectionList.Item>}</SelectionList.Items>
  </SelectionList.Root>
)
const people = (inner: ReactElement): ReactElement => <PeopleStack.Root>{inner}</PeopleStack.Root>
const banner = (inner: ReactElement): ReactElement => <ConnectionBanner.Root graceMs={0}>{inner}</ConnectionBanner.Root>
const onFlight = ({ session }: StoryBoard): void => session.setSelection('flight', { title: 'TP 533' })

const stream = (inner: ReactElement): ReactElement => <AgentStream.Root stream="flights">{inner}</AgentStream.Root>
const onSpeech = async (board: StoryBoard): Promise<void> => {
  await speak(board, await board.agent('flights', PLANNERS.flights), 'answer', [
    { type: 'data-callboard-attempt', data: { attempt: 2 }, transient: true },
    ...FLIGHTS_SPEECH,
  ])
}
const done = { 'data-state': 'done' }
const composer = (inner: ReactElement): ReactElement => <Composer.Root>{inner}</Composer.Root>
const ready = { 'data-phase': 'ready', 'data-empty': '' }

const QUERIES = new QueryClient()
const asked = (inner: ReactElement): ReactElement => <QueryClientProvider client={QUERIES}>{inner}</QueryClientProvider>
const talk = (inner: ReactElement): ReactElement => asked(<Conversation.Root>{inner}</Conversation.Root>)
const talkList = (inner: ReactElement): ReactElement => talk(<Conversation.Messages>{inner}</Conversation.Messages>)
const said: ConversationMessage = { id: 'm', at: 0, from: { kind: 'person', id: 'ben', name: 'Ben' }, text: 'Hello', state: 'sent' }
const unsent: ConversationMessage = { ...said, state: 'failed' }
const ofBen = { 'data-from': 'person', 'data-state': 'sent' }
const message = (inner: ReactElement): ReactElement => talkList(<Conversation.Message message={said} answered={said}>{inner}</Conversation.Message>)
const unsentMessage = (inner: ReactElement): ReactElement => talkList(<Conversation.Message message={unsent}>{inner}</Conversation.Message>)

const question = (inner: ReactElement): ReactElement => <InterruptCard.Root interruptKey="flights/book">{inner}</InterruptCard.Root>
const onQuestion = (board: StoryBoard): Promise<unknown> => asks(board, { ...APPROVAL, deadlineInMs: 300_000 })
const onDeadQuestion = async (board: StoryBoard): Promise<void> => {
  board.crash((await asks(board, APPROVAL)).agent)
  await board.pass(20)
}
const openQuestion = { 'data-kind': 'approval', 'data-phase': 'open', 'data-mine': '' }
const inbox = (inner: ReactElement): ReactElement => <InterruptInbox.Root>{inner}</InterruptInbox.Root>
const full = { 'data-content': 'full' }
const grants = (inner: ReactElement): ReactElement => <GrantList.Root>{inner}</GrantList.Root>
const aGrant: GrantView = { key: 'flights/1', agentId: 'flights', agentName: 'Flights', id: '1', covers: 'book', title: 'Book?', by: { person: 'ben' }, at: 0, interrupt: 'book', revoking: { state: 'requested' } }
const grant = (inner: ReactElement): ReactElement => grants(<GrantList.Item grant={aGrant}>{inner}</GrantList.Item>)
const controls = (inner: ReactElement): ReactElement => <AgentControls.Root target={{ agent: 'flights' }}>{inner}</AgentControls.Root>
const barging = (inner: ReactElement): ReactElement => <BargeInComposer.Root to="orchestrator">{inner}</BargeInComposer.Root>
const cancels = { 'data-mode': 'cancel' }

const CASES: Readonly<Record<string, PartCase>> = {
  Avatar: { part: <Avatar kind="agent" ownerId="a" name="Ada Lovelace" />, tag: 'span', className: 'cb-avatar', attributes: { 'data-kind': 'agent' } },
  StatusIcon: { part: <StatusIcon status="done" />, tag: 'span', className: 'cb-status-icon', attributes: { 'data-status': 'done' } },

  'AgentStatusBadge.Root': { part: <AgentStatusBadge.Root agentId="flights" />, tag: 'span', className: 'cb-agent-status-badge-root', attributes: working, board: onFlights },
  'AgentStatusBadge.Icon': { part: <AgentStatusBadge.Icon />, tag: 'span', className: 'cb-agent-status-badge-icon', attributes: { 'data-icon': 'working' }, within: badge, board: onFlights },
  'AgentStatusBadge.Label': { part: <AgentStatusBadge.Label />, tag: 'span', className: 'cb-agent-status-badge-label', attributes: working, within: badge, board: onFlights },
  'AgentStatusBadge.Since': { part: <AgentStatusBadge.Since statuses={['working']} />, tag: 'span', className: 'cb-agent-status-badge-since', attributes: working, within: badge, board: onFlights },

  'AgentCard.Root': { part: <AgentCard.Root agentId="flights" />, tag: 'article', className: 'cb-agent-card-root', attributes: working, board: onFlights },
  'AgentCard.Avatar': { part: <AgentCard.Avatar />, tag: 'span', className: 'cb-agent-card-avatar', attributes: working, within: card, board: onFlights },
  'AgentCard.Name': { part: <AgentCard.Name />, tag: 'h3', className: 'cb-agent-card-name', attributes: working, within: card, board: onFlights },
  'AgentCard.Role': { part: <AgentCard.Role />, tag: 'p', className: 'cb-agent-card-role', attributes: working, within: card, board: onFlights },
  'AgentCard.Activity': { part: <AgentCard.Activity />, tag: 'p', className: 'cb-agent-card-activity', attributes: working, within: card, board: onFlights },
  'AgentCard.Tasks': { part: <AgentCard.Tasks />, tag: 'ul', className: 'cb-agent-card-tasks', attributes: working, within: card, board: onFlights },
  'AgentCard.Usage': { part: <AgentCard.Usage />, tag: 'p', className: 'cb-agent-card-usage', attributes: working, within: card, board: onFlights },

  'AgentRoster.Root': { part: <AgentRoster.Root />, tag: 'section', className: 'cb-agent-roster-root', attributes: { 'data-content': 'full' }, board: onFlights },
  'AgentRoster.Title': { part: <AgentRoster.Title />, tag: 'h2', className: 'cb-agent-roster-title', within: roster },
  'AgentRoster.Summary': { part: <AgentRoster.Summary />, tag: 'p', className: 'cb-agent-roster-summary', within: roster, board: onFlights },
  'AgentRoster.List': { part: <AgentRoster.List />, tag: 'ul', className: 'cb-agent-roster-list', within: roster, board: onFlights },
  'AgentRoster.Item': { part: <AgentRoster.Item agentId="flights" />, tag: 'li', className: 'cb-agent-roster-item', attributes: working, within: (inner) => <ul>{inner}</ul>, board: onFlights },
  'AgentRoster.Empty': { part: <AgentRoster.Empty />, tag: 'div', className: 'cb-agent-roster-empty', attributes: { 'data-content': 'empty' }, within: roster, board: onNothing },
  'AgentRoster.Announcer': { part: <AgentRoster.Announcer />, tag: 'div', className: 'cb-agent-roster-announcer', within: roster },

  'ProgressBar.Root': { part: <ProgressBar.Root aria-label="Bar" agentId="flights" />, tag: 'div', className: 'cb-progress-bar-root', attributes: { 'data-state': 'running' }, board: onFlights },
  'ProgressBar.Label': { part: <ProgressBar.Label />, tag: 'span', className: 'cb-progress-bar-label', attributes: { 'data-state': 'running' }, within: bar, board: onFlights },
  'ProgressBar.Value': { part: <ProgressBar.Value />, tag: 'span', className: 'cb-progress-bar-value', attributes: { 'data-state': 'running' }, within: bar, board: onFlights },
  'ProgressBar.Track': { part: <ProgressBar.Track />, tag: 'div', className: 'cb-progress-bar-track', attributes: { 'data-state': 'running' }, within: bar, board: onFlights },
  'ProgressBar.Indicator': { part: <ProgressBar.Indicator />, tag: 'div', className: 'cb-progress-bar-indicator', attributes: { 'data-state': 'running' }, within: bar, board: onFlights },

  'ProgressTree.Root': { part: <ProgressTree.Root />, tag: 'section', className: 'cb-progress-tree-root', attributes: { 'data-empty': '' } },
  'ProgressTree.Title': { part: <ProgressTree.Title />, tag: 'h2', className: 'cb-progress-tree-title' },
  'ProgressTree.Summary': { part: <ProgressTree.Summary />, tag: 'p', className: 'cb-progress-tree-summary', board: onFlights },
  'ProgressTree.Grid': { part: <ProgressTree.Grid />, tag: 'div', className: 'cb-progress-tree-grid', board: onFlights },
  'ProgressTree.Header': { part: <ProgressTree.Header />, tag: 'div', className: 'cb-progress-tree-header' },
  'ProgressTree.Empty': { part: <ProgressTree.Empty />, tag: 'p', className: 'cb-progress-tree-empty' },
  'ProgressTree.Row': { part: <ProgressTree.Row />, tag: 'div', className: 'cb-progress-tree-row', attributes: { 'data-status': 'running', 'data-leaf': '' }, within: grid, board: onFlights },
  'ProgressTree.Cell': { part: <ProgressTree.Cell />, tag: 'div', className: 'cb-progress-tree-cell', attributes: { 'data-status': 'running' }, within: row, board: onFlights },
  'ProgressTree.Toggle': { part: <ProgressTree.Toggle />, tag: 'span', className: 'cb-progress-tree-toggle', attributes: { 'data-leaf': '' }, within: cell, board: onFlights },
  'ProgressTree.Task': { part: <ProgressTree.Task />, tag: 'span', className: 'cb-progress-tree-task', attributes: { 'data-status': 'running' }, within: cell, board: onFlights },
  'ProgressTree.Agent': { part: <ProgressTree.Agent />, tag: 'span', className: 'cb-progress-tree-agent', attributes: { 'data-status': 'running' }, within: cell, board: onFlights },
  'ProgressTree.Progress': { part: <ProgressTree.Progress />, tag: 'div', className: 'cb-progress-tree-progress', attributes: { 'data-status': 'running' }, within: cell, board: onFlights },
  'ProgressTree.Time': { part: <ProgressTree.Time />, tag: 'span', className: 'cb-progress-tree-time', attributes: { 'data-status': 'running' }, within: cell, board: onFlights },

  'SelectionList.Root': { part: <SelectionList.Root />, tag: 'section', className: 'cb-selection-list-root', attributes: { 'data-empty': '' } },
  'SelectionList.Title': { part: <SelectionList.Title />, tag: 'h2', className: 'cb-selection-list-title', within: list },
  'SelectionList.Items': { part: <SelectionList.Items />, tag: 'ul', className: 'cb-selection-list-items', within: list, board: onFlight },
  'SelectionList.Item': { part: <SelectionList.Item entryKey="flight" />, tag: 'li', className: 'cb-selection-list-item', within: list, board: onFlight },
  'SelectionList.Remove': { part: <SelectionList.Remove />, tag: 'button', className: 'cb-selection-list-remove', within: item, board: onFlight },
  'SelectionList.Undo': { part: <SelectionList.Undo />, tag: 'div', className: 'cb-selection-list-undo', within: list },
  'SelectionList.Empty': { part: <SelectionList.Empty />, tag: 'p', className: 'cb-selection-list-empty', within: list },

  'PeopleStack.Root': { part: <PeopleStack.Root />, tag: 'div', className: 'cb-people-stack-root' },
  'PeopleStack.Trigger': { part: <PeopleStack.Trigger />, tag: 'button', className: 'cb-people-stack-trigger', within: people },

  'ConnectionBanner.Root': { part: <ConnectionBanner.Root graceMs={0} />, tag: 'div', className: 'cb-connection-banner-root', attributes: { 'data-phase': 'hidden' } },
  'ConnectionBanner.Icon': { part: <ConnectionBanner.Icon />, tag: 'span', className: 'cb-connection-banner-icon', attributes: { 'data-phase': 'reconnecting' }, within: banner, board: reconnecting },
  'AgentStream.Root': { part: <AgentStream.Root stream="flights" />, tag: 'div', className: 'cb-agent-stream-root', attributes: { 'data-status': 'waiting' } },
  'AgentStream.Truncated': { part: <AgentStream.Truncated />, tag: 'p', className: 'cb-agent-stream-truncated', within: stream, board: onSpeech },
  'AgentStream.Parts': { part: <AgentStream.Parts />, tag: 'div', className: 'cb-agent-stream-parts', within: stream, board: onSpeech },
  'AgentStream.Text': { part: <AgentStream.Text part={{ type: 'text', text: 'Hello', state: 'done' }} />, tag: 'div', className: 'cb-agent-stream-text', attributes: done },
  'AgentStream.Reasoning': { part: <AgentStream.Reasoning part={{ type: 'reasoning', text: 'Hm', state: 'done' }} />, tag: 'details', className: 'cb-agent-stream-reasoning', attributes: done },
  'AgentStream.Tool': { part: <AgentStream.Tool part={{ type: 'dynamic-tool', toolName: 'search', toolCallId: '1', state: 'output-available' }} />, tag: 'details', className: 'cb-agent-stream-tool', attributes: { 'data-state': 'output-available' } },
  'AgentStream.File': { part: <AgentStream.File part={{ type: 'file', url: 'https://a.example/b', mediaType: 'text/plain' }} />, tag: 'p', className: 'cb-agent-stream-file' },
  'AgentStream.Data': { part: <AgentStream.Data part={{ type: 'data-fare', data: 1 }} />, tag: 'details', className: 'cb-agent-stream-data' },
  'AgentStream.Sources': { part: <AgentStream.Sources />, tag: 'div', className: 'cb-agent-stream-sources', within: stream, board: onSpeech },
  'AgentStream.Status': { part: <AgentStream.Status />, tag: 'div', className: 'cb-agent-stream-status', attributes: { 'data-status': 'waiting' }, within: stream, board: onNothing },
  'AgentStream.Announcer': { part: <AgentStream.Announcer />, tag: 'div', className: 'cb-agent-stream-announcer', within: stream },

  'Composer.Root': { part: <Composer.Root />, tag: 'form', className: 'cb-composer-root', attributes: ready },
  'Composer.Send': { part: <Composer.Send />, tag: 'button', className: 'cb-composer-send', attributes: ready, within: composer },
  'Composer.Note': { part: <Composer.Note />, tag: 'p', className: 'cb-composer-note', attributes: ready, within: composer },

  'Conversation.Root': { part: <Conversation.Root />, tag: 'section', className: 'cb-conversation-root', attributes: { 'data-status': 'connecting' }, within: asked, board: (board) => board.unsynced() },
  'Conversation.Messages': { part: <Conversation.Messages />, tag: 'div', className: 'cb-conversation-messages', within: talk, board: shortConversation },
  'Conversation.Rows': { part: <Conversation.Rows />, tag: 'div', className: 'cb-conversation-rows', within: talkList, board: shortConversation },
  'Conversation.Empty': { part: <Conversation.Empty />, tag: 'div', className: 'cb-conversation-empty', within: talkList, board: onNothing },
  'Conversation.Announcer': { part: <Conversation.Announcer />, tag: 'div', className: 'cb-conversation-announcer', within: talk },
  'Conversation.Day': { part: <Conversation.Day time={0} />, tag: 'p', className: 'cb-conversation-day' },
  'Conversation.Message': { part: <Conversation.Message message={said} />, tag: 'article', className: 'cb-conversation-message', attributes: ofBen, within: talkList },
  'Conversation.Avatar': { part: <Conversation.Avatar />, tag: 'span', className: 'cb-conversation-avatar', attributes: ofBen, within: message },
  'Conversation.Author': { part: <Conversation.Author />, tag: 'p', className: 'cb-conversation-author', attributes: ofBen, within: message },
  'Conversation.Time': { part: <Conversation.Time />, tag: 'time', className: 'cb-conversation-time', within: message },
  'Conversation.Quote': { part: <Conversation.Quote />, tag: 'p', className: 'cb-conversation-quote', within: message },
  'Conversation.Body': { part: <Conversation.Body />, tag: 'div', className: 'cb-conversation-body', attributes: ofBen, within: message },
  'Conversation.Delivery': { part: <Conversation.Delivery />, tag: 'div', className: 'cb-conversation-delivery', attributes: { 'data-state': 'failed' }, within: unsentMessage },

  'InterruptCard.Root': { part: <InterruptCard.Root interruptKey="flights/book" />, tag: 'article', className: 'cb-interrupt-card-root', attributes: openQuestion, board: onQuestion },
  'InterruptCard.Agent': { part: <InterruptCard.Agent />, tag: 'p', className: 'cb-interrupt-card-agent', attributes: openQuestion, within: question, board: onQuestion },
  'InterruptCard.Countdown': { part: <InterruptCard.Countdown />, tag: 'span', className: 'cb-interrupt-card-countdown', attributes: openQuestion, within: question, board: onQuestion },
  'InterruptCard.Title': { part: <InterruptCard.Title />, tag: 'h3', className: 'cb-interrupt-card-title', within: question, board: onQuestion },
  'InterruptCard.Body': { part: <InterruptCard.Body />, tag: 'div', className: 'cb-interrupt-card-body', attributes: openQuestion, within: question, board: onQuestion },
  'InterruptCard.Tool': { part: <InterruptCard.Tool />, tag: 'details', className: 'cb-interrupt-card-tool', attributes: openQuestion, within: question, board: onQuestion },
  'InterruptCard.Claims': { part: <InterruptCard.Claims />, tag: 'p', className: 'cb-interrupt-card-claims', attributes: openQuestion, within: question, board: onQuestion },
  'InterruptCard.Answer': { part: <InterruptCard.Answer />, tag: 'div', className: 'cb-interrupt-card-answer', attributes: openQuestion, within: question, board: onQuestion },
  'InterruptCard.Outcome': { part: <InterruptCard.Outcome />, tag: 'p', className: 'cb-interrupt-card-outcome', attributes: openQuestion, within: question, board: onQuestion },
  'InterruptCard.Dismiss': { part: <InterruptCard.Dismiss />, tag: 'button', className: 'cb-interrupt-card-dismiss', attributes: { 'data-phase': 'unattended' }, within: question, board: onDeadQuestion },

  'InterruptInbox.Root': { part: <InterruptInbox.Root />, tag: 'section', className: 'cb-interrupt-inbox-root', attributes: full, board: everyQuestion },
  'InterruptInbox.Title': { part: <InterruptInbox.Title />, tag: 'h2', className: 'cb-interrupt-inbox-title', within: inbox },
  'InterruptInbox.Summary': { part: <InterruptInbox.Summary />, tag: 'p', className: 'cb-interrupt-inbox-summary', attributes: full, within: inbox, board: everyQuestion },
  'InterruptInbox.Order': { part: <InterruptInbox.Order />, tag: 'label', className: 'cb-interrupt-inbox-order', attributes: full, within: inbox, board: everyQuestion },
  'InterruptInbox.Bulk': { part: <InterruptInbox.Bulk />, tag: 'div', className: 'cb-interrupt-inbox-bulk', attributes: full, within: inbox, board: everyQuestion },
  'InterruptInbox.List': { part: <InterruptInbox.List />, tag: 'div', className: 'cb-interrupt-inbox-list', attributes: full, within: inbox, board: everyQuestion },
  'InterruptInbox.Item': { part: <InterruptInbox.Item interruptKey="flights/book" />, tag: 'article', className: 'cb-interrupt-inbox-item', within: inbox, board: onQuestion },
  'InterruptInbox.Empty': { part: <InterruptInbox.Empty />, tag: 'div', className: 'cb-interrupt-inbox-empty', attributes: { 'data-content': 'empty' }, within: inbox, board: onNothing },
  'InterruptInbox.Announcer': { part: <InterruptInbox.Announcer />, tag: 'div', className: 'cb-interrupt-inbox-announcer', within: inbox },

  'GrantList.Root': { part: <GrantList.Root />, tag: 'section', className: 'cb-grant-list-root', attributes: full, board: allowed },
  'GrantList.Title': { part: <GrantList.Title />, tag: 'h2', className: 'cb-grant-list-title', within: grants },
  'GrantList.Items': { part: <GrantList.Items />, tag: 'ul', className: 'cb-grant-list-items', within: grants, board: allowed },
  'GrantList.Item': { part: <GrantList.Item grant={aGrant} />, tag: 'li', className: 'cb-grant-list-item', attributes: { 'data-revoking': '' }, within: grants, board: onNothing },
  'GrantList.Revoke': { part: <GrantList.Revoke />, tag: 'button', className: 'cb-grant-list-revoke', attributes: { 'data-revoking': '' }, within: grant },
  'GrantList.Problem': { part: <GrantList.Problem />, tag: 'p', className: 'cb-grant-list-problem', within: grants },
  'GrantList.Empty': { part: <GrantList.Empty />, tag: 'div', className: 'cb-grant-list-empty', attributes: { 'data-content': 'empty' }, within: grants, board: onNothing },

  CommandStatus: { part: <CommandStatus />, tag: 'span', className: 'cb-command-status', attributes: { 'data-phase': 'none' } },
  'AgentControls.Root': { part: <AgentControls.Root target={{ agent: 'flights' }} />, tag: 'div', className: 'cb-agent-controls-root', attributes: { 'data-off': '' } },
  'AgentControls.Stop': { part: <AgentControls.Stop />, tag: 'button', className: 'cb-agent-controls-stop', within: controls, board: obeys },
  'AgentControls.Pause': { part: <AgentControls.Pause />, tag: 'button', className: 'cb-agent-controls-pause', within: controls, board: obeys },
  'AgentControls.Steer': { part: <AgentControls.Steer />, tag: 'form', className: 'cb-agent-controls-steer', within: controls, board: obeys },
  'AgentControls.Status': { part: <AgentControls.Status />, tag: 'span', className: 'cb-agent-controls-status', attributes: { 'data-phase': 'none' }, within: controls, board: obeys },
  'BargeInComposer.Root': { part: <BargeInComposer.Root to="orchestrator" />, tag: 'form', className: 'cb-barge-in-composer-root', attributes: cancels, board: atWork },
  'BargeInComposer.Effect': { part: <BargeInComposer.Effect />, tag: 'div', className: 'cb-barge-in-composer-effect', attributes: cancels, within: barging, board: atWork },
  'BargeInComposer.Plan': { part: <BargeInComposer.Plan />, tag: 'p', className: 'cb-barge-in-composer-plan', attributes: cancels, within: barging, board: atWork },

  'ConnectionBanner.Message': { part: <ConnectionBanner.Message />, tag: 'div', className: 'cb-connection-banner-message', within: banner, board: reconnecting },
}

for (const [name, options] of Object.entries(CASES)) describePart(name, options)
