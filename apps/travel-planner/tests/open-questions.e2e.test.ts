import { joinSession, type Agent, type AskOptions } from '@callboard/agent'
import { expect, onTestFinished, test } from 'vitest'
import { appSchema, PLANNER_SESSION } from '../src/board/app-schema.ts'
import { layoutTrouble, violations } from './page-checks.ts'
import { launchBoard } from './planner.ts'
import { openPage, type PageLook, type PlannerPage } from './planner-page.ts'

const ASKED: readonly AskOptions[] = [
  {
    kind: 'choice',
    title: 'Which hotel in Lisbon?',
    body: 'They come close to each other. If nobody chooses, it is Casa do Mirador.',
    options: [
      { id: 'a', label: 'Casa do Mirador with an uncommonly long name, €236', description: '4 stars, rated 8.8, in Alfama, 0.9 km from the centre' },
      { id: 'b', label: 'Pensão Amor, €164', description: '3 stars, rated 8.1, in Cais do Sodré, 0.4 km from the centre' },
    ],
    allow: ['ignore'],
    deadlineInMs: 600_000,
  },
  { kind: 'approval', title: 'Book TP 533 for €296?', tool: { name: 'book_flight', input: { flight: 'TP 533', people: 2 } }, allow: ['accept', 'edit'] },
  {
    kind: 'form',
    title: 'Who is travelling?',
    schema: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string', title: 'Name as in the passport' },
        address: { type: 'object', title: 'Address', properties: { city: { type: 'string', title: 'City' } } },
      },
    },
  },
  { kind: 'text', title: 'Is there anything the hotel should know?' },
  { kind: 'edit', title: 'Shall I send this?', draft: 'Dear Casa do Mirador,\n\nwe would like to stay for two nights.', allow: ['accept'] },
]

const LOOKS: readonly (PageLook & { readonly name: string })[] = [
  { name: 'light', theme: 'light' },
  { name: 'dark', theme: 'dark' },
  { name: 'dark, from right to left', theme: 'dark', direction: 'rtl' },
  { name: 'narrow, light', theme: 'light', width: 320 },
  { name: 'at 200 %, light', theme: 'light', zoom: 2 },
  { name: 'at 200 %, dark, from right to left', theme: 'dark', zoom: 2, direction: 'rtl' },
]

test.for(LOOKS)('with a question of each kind open and agents at work the page is accessible, whole and within reach: $name', async (look) => {
  const { url, relayUrl } = await launchBoard()
  await agentsAtWork(relayUrl)
  const board = await openPage(url, look)
  await everythingIsShown(board)

  await everyPartIsSound(board)
})

test.for(LOOKS.filter(({ zoom }) => zoom === 2))('without a question, and with an empty board, too: $name', async (look) => {
  const { url } = await launchBoard()
  const board = await openPage(url, look)
  await board.page.getByRole('heading', { name: 'Where would you like to go?' }).waitFor()

  await everyPartIsSound(board)
})

async function everyPartIsSound(board: PlannerPage): Promise<void> {
  for (const part of await board.parts()) {
    await board.show(part)
    expect(await violations(board.page)).toEqual([])
    expect(await layoutTrouble(board.page)).toEqual([])
  }
}

async function everythingIsShown({ page, conversation }: PlannerPage): Promise<void> {
  for (const { title } of ASKED) await page.getByRole('article', { name: title }).waitFor()
  await page.getByRole('textbox', { name: /^City/ }).waitFor()
  await conversation.getByRole('radio', { name: 'Stop', exact: true }).waitFor({ state: 'attached' })
  await conversation.getByRole('radio', { name: 'Stop', exact: true }).check()
}

/** An orchestrator that asks, and a specialist that searches. */
async function agentsAtWork(url: string): Promise<void> {
  const orchestrator = await join(url, 'orchestrator', 'Orchestrator')
  const trip = orchestrator.task({ id: 'trip', title: 'Planning a weekend in Lisbon from Berlin' })
  for (const asked of ASKED) void orchestrator.ask(asked).catch(() => undefined)
  const hotels = await join(url, 'hotels', 'Hotels')
  hotels.task({ title: 'Comparing 214 hotels in Lisbon', parent: trip.ref, total: 214, unit: 'hotels' }).progress({ done: 99 })
  const failed = hotels.task({ title: 'Looking for rooms with a view', parent: trip.ref, total: 20 })
  failed.progress({ done: 3 })
  failed.fail(new Error('The directory did not answer.'))
  orchestrator.say('I have asked the others.')
}

async function join(url: string, id: string, name: string): Promise<Agent> {
  const agent = await joinSession({ url, session: PLANNER_SESSION, schema: appSchema, agent: { id, name }, handleSignals: false })
  onTestFinished(() => agent.leave())
  return agent
}
