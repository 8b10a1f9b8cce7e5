import type { Agent, AskOptions, Outcome, Task } from '@callboard/agent'
import { interruptsOf } from '@callboard/session/interrupts'
import type { StoryBoard } from './story-context.ts'

/** One that joins with its question: the agent, its task, and how it ends. */
export interface Asker {
  readonly agent: Agent
  readonly task: Task
  /** What the agent was told so far; empty until it was told something. */
  readonly outcomes: Outcome[]
}

/** Joins an agent that asks something in a task of its own. */
export async function asks(
  board: StoryBoard,
  options: AskOptions,
  { id = 'flights', name = 'Flights', title = 'Book a flight' }: { id?: string; name?: string; title?: string } = {},
): Promise<Asker> {
  const agent = await board.join(id, name)
  const task = agent.task({ id: `${id}-task`, title })
  const outcomes: Outcome[] = []
  void task.ask(options).then((outcome) => outcomes.push(outcome), () => undefined)
  await board.pass(0)
  return { agent, task, outcomes }
}

export const APPROVAL: AskOptions = {
  id: 'book',
  kind: 'approval',
  title: 'Book TP 533 for €296?',
  body: 'Friday 18:20 from Berlin, 21:05 in Lisbon. Two people, a bag of 8 kg each.\nThe fare can be changed until noon.',
  options: [
    { id: 'once', label: 'Book it' },
    { id: 'always', label: 'Always book under €300', scope: 'always' },
  ],
  tool: { name: 'book_flight', input: { flight: 'TP 533', date: '2026-03-06', people: 2, price: { amount: 296, currency: 'EUR' } } },
  grantKey: 'book under 300',
}

export const CHOICE: AskOptions = {
  id: 'hotel',
  kind: 'choice',
  title: 'Which of these three hotels?',
  options: [
    { id: 'jasmim', label: 'Casa do Jasmim', description: '€212 for both nights · Alfama · breakfast' },
    { id: 'amor', label: 'Pensão Amor', description: '€164 for both nights · above a bar, open until four' },
    { id: 'tejo', label: 'Tejo Riverside', description: '€268 for both nights · ten minutes by tram' },
  ],
}

export const SEVERAL: AskOptions = {
  id: 'days',
  kind: 'choice',
  title: 'What shall I plan for Saturday?',
  maxChoices: 2,
  allow: ['respond', 'ignore'],
  options: [
    { id: 'tram', label: 'Tram 28 before breakfast' },
    { id: 'tiles', label: 'The tile museum' },
    { id: 'sintra', label: 'Sintra and the Moorish castle' },
    { id: 'ferry', label: 'The ferry at sunset' },
  ],
}

export const FORM: AskOptions = {
  id: 'travellers',
  kind: 'form',
  title: 'Who is travelling?',
  body: 'The airline needs this before it holds the seats.',
  schema: {
    type: 'object',
    required: ['name', 'email', 'people', 'class'],
    properties: {
      name: { type: 'string', title: 'Name as in the passport', minLength: 1 },
      email: { type: 'string', format: 'email', title: 'E-mail', description: 'For the tickets.' },
      people: { type: 'integer', title: 'How many people', minimum: 1, maximum: 9 },
      class: { title: 'Class', enum: ['Economy', 'Business'] },
      date: { type: 'string', format: 'date', title: 'Date of birth' },
      extras: { type: 'array', title: 'Extras', uniqueItems: true, items: { enum: ['Bag', 'Seat by the window', 'Meal'] } },
      flexible: { type: 'boolean', title: 'A day earlier or later is fine' },
    },
  },
}

/** Parts in parts, a list and a choice between kinds of value. */
export const NESTED_FORM: AskOptions = {
  id: 'stay',
  kind: 'form',
  title: 'How shall I pay for the stay?',
  schema: {
    type: 'object',
    required: ['guests', 'payment'],
    properties: {
      guests: {
        type: 'array',
        title: 'Guests',
        minItems: 1,
        items: { type: 'object', required: ['name'], properties: { name: { type: 'string', title: 'Name', minLength: 1 }, child: { type: 'boolean', title: 'Under 12' } } },
      },
      payment: {
        title: 'Payment',
        oneOf: [
          { type: 'object', title: 'By card', required: ['last4'], properties: { last4: { type: 'string', title: 'Last four digits', pattern: '^[0-9]{4}$' } } },
          { type: 'object', title: 'At the hotel', required: ['when'], properties: { when: { title: 'When', enum: ['On arrival', 'On departure'] } } },
        ],
      },
    },
  },
}

/** An object within an object within an object, and a list of objects that hold one each. */
export const DEEP_FORM: AskOptions = {
  id: 'booking',
  kind: 'form',
  title: 'On whom shall I book?',
  schema: {
    type: 'object',
    required: ['contact', 'travellers'],
    properties: {
      contact: {
        type: 'object',
        title: 'Contact',
        description: 'Whom the airline may ask.',
        required: ['name', 'address'],
        properties: {
          name: { type: 'string', title: 'Full name', minLength: 1 },
          address: {
            type: 'object',
            title: 'Address',
            required: ['city'],
            properties: { street: { type: 'string', title: 'Street' }, city: { type: 'string', title: 'City', minLength: 2 } },
          },
        },
      },
      travellers: {
        type: 'array',
        title: 'Travellers',
        minItems: 1,
        maxItems: 3,
        items: {
          type: 'object',
          title: 'Traveller',
          required: ['name', 'passport'],
          properties: {
            name: { type: 'string', title: 'First name', minLength: 1 },
            passport: {
              type: 'object',
              title: 'Passport',
              required: ['number'],
              properties: { number: { type: 'string', title: 'Number', pattern: '^[A-Z0-9]{6,9}$' }, country: { title: 'Country', enum: ['Germany', 'Portugal'] } },
            },
          },
        },
      },
    },
  },
}

export const TEXT: AskOptions = {
  id: 'wishes',
  kind: 'text',
  title: 'Is there anything the hotel should know?',
  body: 'They have a lift, but no parking.',
  allow: ['ignore'],
}

export const DRAFT = `Dear Casa do Jasmim,

we would like to stay with you for two nights, from Friday 6 March to Sunday 8 March. We arrive late, at about 22:30.

Is there somebody who can let us in?

Kind regards
Ada`

export const EDIT: AskOptions = {
  id: 'letter',
  kind: 'edit',
  title: 'Shall I send this to the hotel?',
  draft: DRAFT,
  allow: ['accept'],
}

export const EDIT_INPUT: AskOptions = {
  id: 'search',
  kind: 'approval',
  title: 'Search 38 hotels, one by one?',
  allow: ['accept', 'edit', 'respond', 'ignore'],
  tool: { name: 'search_hotels', input: { city: 'Lisbon', nights: 2, maxPrice: 220, near: 'Alfama' } },
}

/** Three agents ask four things, two of them approvals. */
export async function everyQuestion(board: StoryBoard): Promise<void> {
  await asks(board, APPROVAL)
  await board.pass(60)
  await asks(board, { ...CHOICE, deadlineInMs: 95_000 }, { id: 'hotels', name: 'Hotels', title: 'Book a hotel' })
  await board.pass(30)
  const { task } = await asks(
    board,
    { id: 'tickets', kind: 'approval', title: 'Buy two tickets for the tile museum, €20?', deadlineInMs: 900_000 },
    { id: 'activities', name: 'Activities', title: 'Plan Saturday' },
  )
  await board.pass(10)
  void task.ask(TEXT).catch(() => undefined)
  await board.pass(5)
}

/** Ada and Ben have each allowed one thing for good; what Ben has allowed is for him to take back, and for those `besides`. */
export async function allowed(board: StoryBoard, besides: readonly string[] = ['ada']): Promise<void> {
  const { session } = board
  await asks(board, APPROVAL)
  interruptsOf(session).answer('flights/book', { type: 'accept', options: ['always'] })
  await board.pass(60)
  const tickets: AskOptions = {
    id: 'tickets',
    kind: 'approval',
    title: 'Buy two tickets for the tile museum, €20?',
    options: [{ id: 'always', label: 'Always', scope: 'always' }],
    answerableBy: ['ben', ...besides],
    tool: { name: 'buy_tickets' },
  }
  await asks(board, tickets, { id: 'activities', name: 'Activities', title: 'Plan Saturday' })
  const ben = await board.person('ben', 'Ben Okafor')
  interruptsOf(ben).answer('activities/tickets', { type: 'accept', options: ['always'] })
  await board.pass(1)
}
