import type { AskOptions, Outcome } from '@callboard/agent'
import type { ReactElement } from 'react'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { InterruptInbox } from '../interrupt-inbox/interrupt-inbox.tsx'
import { APPROVAL, asks, CHOICE, DEEP_FORM, DRAFT, EDIT, EDIT_INPUT, everyQuestion, FORM, NESTED_FORM, SEVERAL, TEXT, type Asker } from '../story/questions.ts'
import { renderOnBoard, type RenderedOnBoard } from '../testing/render-on-board.tsx'
import { InterruptCard } from './interrupt-card.tsx'

/** What is pressed goes through the browser, as from a keyboard; nothing here clicks, and nothing moves the focus by script. */
interface AskedByKeyboard extends RenderedOnBoard {
  /** How the question ended. */
  told(): Promise<Outcome>
}

async function ask(options: AskOptions, ui: ReactElement = <InterruptCard interruptKey={`flights/${options.id ?? ''}`} />): Promise<AskedByKeyboard> {
  let asker: Asker | undefined
  const rendered = await renderOnBoard(ui, async (board) => {
    asker = await asks(board, options)
  })
  await vi.waitFor(() => expect(rendered.getByRole('article')).toBeDefined())
  return {
    ...rendered,
    told: async () => {
      await rendered.change(() => rendered.board.pass(1))
      return vi.waitFor(() => {
        const outcome = asker?.outcomes[0]
        if (outcome === undefined) throw new Error('The agent was told nothing.')
        return outcome
      })
    },
  }
}

/** The name of what has the focus; the page itself has none, and never gets it. */
function focused(): string {
  const { activeElement } = document
  expect(activeElement).not.toBe(document.body)
  if (!(activeElement instanceof HTMLElement)) return ''
  const labels = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLSelectElement
    ? [...(activeElement.labels ?? [])]
    : []
  const named = activeElement.getAttribute('aria-labelledby')?.split(' ').map((id) => document.querySelector(`#${CSS.escape(id)}`)?.textContent ?? '').join(' ')
  return activeElement.getAttribute('aria-label') ?? named ?? (labels[0]?.textContent || (activeElement.textContent ?? ''))
}

async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys)
  await vi.waitFor(() => expect(document.activeElement).not.toBe(document.body))
}

/** Tab, or Shift and Tab, as far as it takes. */
async function tabTo(name: string | RegExp, { back = false }: { back?: boolean } = {}): Promise<void> {
  const isThere = (): boolean => (typeof name === 'string' ? focused().startsWith(name) : name.test(focused()))
  await userEvent.tab({ shift: back })
  for (let count = 0; count < 40 && !isThere(); count += 1) await userEvent.tab({ shift: back })
  expect(focused()).toMatch(name)
}

test('an approval is given by keyboard, with a reason, once', async () => {
  const { told, getByRole } = await ask(APPROVAL)
  await tabTo('Add a reason')
  await press('{Enter}')
  await vi.waitFor(() => expect(focused()).toBe('Reason'))
  await press('Fine by me')
  await tabTo('Book it')
  await press('{Enter}')
  expect(await told()).toMatchObject({ answer: { type: 'accept', options: ['once'], reason: 'Fine by me' } })
  await vi.waitFor(() => expect(document.activeElement).toBe(getByRole('article')))
})

test('an approval is given for good by keyboard', async () => {
  const { told } = await ask(APPROVAL)
  await tabTo('Always book under €300')
  await press(' ')
  expect(await told()).toMatchObject({ answer: { type: 'accept', options: ['always'] } })
  focused()
})

test('what goes into a tool is changed by keyboard: opened, closed, mended, sent', async () => {
  const { told, getByRole } = await ask(EDIT_INPUT)
  await tabTo('Change the input')
  await press('{Enter}')
  await vi.waitFor(() => expect(focused()).toBe('Input'))
  await tabTo('Close')
  await press('{Enter}')
  await vi.waitFor(() => expect(focused()).toBe('Change the input'))
  await press(' ')
  await vi.waitFor(() => expect(focused()).toBe('Input'))
  await press('{Control>}a{/Control}{{ "city": "Porto"')
  await press('{Control>}{Enter}{/Control}')
  await vi.waitFor(() => expect(getByRole('textbox').getAttribute('aria-invalid')).toBe('true'))
  expect(focused()).toBe('Input')
  await press(' }')
  await tabTo('Send changes')
  await press('{Enter}')
  expect(await told()).toMatchObject({ answer: { type: 'edit' }, value: { city: 'Porto' } })
})

test('one of several is chosen by arrows and sent', async () => {
  const { told, getByRole } = await ask(CHOICE)
  await tabTo('Casa do Jasmim')
  await press(' {ArrowDown}{ArrowDown}{ArrowUp}')
  expect(focused()).toBe('Pensão Amor')
  await tabTo('Choose')
  await press('{Enter}')
  expect(await told()).toMatchObject({ answer: { type: 'choose', options: ['amor'] } })
  await vi.waitFor(() => expect(document.activeElement).toBe(getByRole('article')))
})

test('several are ticked, one too many is taken back, and sent', async () => {
  const { told, getByRole } = await ask(SEVERAL)
  for (const name of ['Tram 28', 'The tile museum', 'The ferry']) {
    await tabTo(name)
    await press(' ')
  }
  await tabTo('Choose')
  await press('{Enter}')
  await vi.waitFor(() => expect(getByRole('alert').textContent).toBe('Choose at most 2.'))
  await tabTo('The tile museum', { back: true })
  await press(' ')
  await tabTo('Choose')
  await press('{Enter}')
  expect(await told()).toMatchObject({ answer: { type: 'choose', options: ['tram', 'ferry'] } })
})

test('a form is filled in, an error in it corrected, a select set by its keys', async () => {
  const { told, findByRole } = await ask(FORM)
  await findByRole('textbox', { name: /^Name/u }, { timeout: 5_000 })
  await tabTo('Send')
  await press('{Enter}')
  await vi.waitFor(() => expect(focused()).toBe('Name as in the passport'))
  await press('Ada Lovelace')
  await tabTo('E-mail')
  await press('ada')
  await tabTo('How many people')
  await press('2')
  await tabTo('Class')
  await press('{ArrowDown}{ArrowDown}')
  await tabTo('Meal')
  await press(' ')
  await tabTo('Send')
  await press('{Enter}')
  await vi.waitFor(() => expect(focused()).toBe('E-mail'))
  await press('{End}@example.org{Enter}')
  expect(await told()).toMatchObject({
    value: { name: 'Ada Lovelace', email: 'ada@example.org', people: 2, class: 'Business', extras: ['Meal'] },
  })
  focused()
})

test('things are added to a list, put in order and removed, and another kind of part is chosen', async () => {
  const { told, findByRole, getAllByRole } = await ask(NESTED_FORM)
  await findByRole('button', { name: 'Add to Guests' }, { timeout: 5_000 })
  const names = (): HTMLInputElement[] => getAllByRole('textbox', { name: 'Name' }) as HTMLInputElement[]
  await tabTo('Name')
  await press('Ada')
  await tabTo('Add to Guests')
  await press('{Enter}')
  await vi.waitFor(() => expect(names()).toHaveLength(2))
  await tabTo('Name', { back: true })
  await press('Ben')
  await tabTo('Move item 2 up')
  await press('{Enter}')
  await vi.waitFor(() => expect(names().map(({ value }) => value)).toEqual(['Ben', 'Ada']))
  await vi.waitFor(() => expect(focused()).toBe('Move item 1 up'))
  await tabTo('Move item 1 down')
  await press('{Enter}')
  await vi.waitFor(() => expect(names().map(({ value }) => value)).toEqual(['Ada', 'Ben']))
  await vi.waitFor(() => expect(focused()).toBe('Move item 2 down'))
  await tabTo('Remove item 2')
  await press(' ')
  await vi.waitFor(() => expect(names()).toHaveLength(1))
  expect(focused()).toBe('Add to Guests')
  await tabTo('Payment')
  await press('{ArrowDown}')
  await tabTo('When')
  await press('{ArrowDown}')
  await tabTo('Send')
  await press('{Enter}')
  expect(await told()).toMatchObject({ value: { guests: [{ name: 'Ada' }], payment: { when: 'On arrival' } } })
})

test('objects within objects are filled in, also those of a list, and what is wrong deep down is gone to', async () => {
  const { told, findByRole, getAllByRole, getByRole } = await ask(DEEP_FORM)
  await findByRole('textbox', { name: /^City/u }, { timeout: 5_000 })
  expect(getByRole('group', { name: 'Address' }).parentElement?.closest('fieldset')).toBe(getByRole('group', { name: 'Contact' }))
  await tabTo('Send')
  await press('{Enter}')
  await vi.waitFor(() => expect(focused()).toBe('Full name'))
  await press('Ada Lovelace')
  await tabTo('Street')
  await tabTo('City')
  await press('Berlin')
  await tabTo('First name')
  await press('Ada')
  await tabTo('Number')
  await press('C01')
  await tabTo('Country')
  await press('{ArrowDown}{ArrowDown}')
  await tabTo('Add to Travellers')
  await press('{Enter}')
  await vi.waitFor(() => expect(getAllByRole('group', { name: 'Passport' })).toHaveLength(2))
  await tabTo('Remove item 2', { back: true })
  await tabTo('Add to Travellers')
  await press('{Enter}')
  await vi.waitFor(() => expect(document.activeElement).toBe(getAllByRole('textbox', { name: 'First name' })[2]))
  await tabTo('Remove item 3')
  await press('{Enter}')
  await vi.waitFor(() => expect(getAllByRole('group', { name: 'Passport' })).toHaveLength(2))
  await vi.waitFor(() => expect(focused()).toBe('Add to Travellers'))
  await tabTo('Number', { back: true })
  await press('C98765432')
  await tabTo('First name', { back: true })
  await press('Ben')
  await tabTo('Send')
  await press('{Enter}')
  const numbers = getAllByRole('textbox', { name: 'Number' }) as HTMLInputElement[]
  await vi.waitFor(() => expect(document.activeElement).toBe(numbers[0]))
  await press('{End}X00T')
  await tabTo('Send')
  await press('{Enter}')
  expect(await told()).toMatchObject({
    value: {
      contact: { name: 'Ada Lovelace', address: { city: 'Berlin' } },
      travellers: [
        { name: 'Ada', passport: { number: 'C01X00T', country: 'Portugal' } },
        { name: 'Ben', passport: { number: 'C98765432' } },
      ],
    },
  })
  await vi.waitFor(() => expect(document.activeElement).toBe(getByRole('article')))
})

test('words are written and sent', async () => {
  const { told, getByRole } = await ask(TEXT)
  await tabTo('Your answer')
  await press('We come late')
  await tabTo('Send reply')
  await press('{Enter}')
  expect(await told()).toMatchObject({ answer: { type: 'respond', text: 'We come late' } })
  await vi.waitFor(() => expect(document.activeElement).toBe(getByRole('article')))
})

test('a draft is written in, its difference is reached, undone, and sent', async () => {
  const { told, getByRole, container } = await ask(EDIT)
  await tabTo('Draft')
  await press('{Control>}{End}{/Control} Lovelace')
  await vi.waitFor(() => expect(container.querySelector('ins')?.textContent).toContain('Lovelace'))
  await tabTo(/Added: *Lovelace/u)
  await tabTo('Undo changes')
  await press('{Enter}')
  expect(focused()).toBe('Draft')
  expect((getByRole('textbox') as HTMLTextAreaElement).value).toBe(DRAFT)
  await press('{Control>}{End}{/Control} L.')
  await tabTo('Send changes')
  await press(' ')
  expect(await told()).toMatchObject({ answer: { type: 'edit', text: `${DRAFT} L.` } })
  await vi.waitFor(() => expect(document.activeElement).toBe(getByRole('article')))
})

test('a question of an agent that is away is dismissed, and the card keeps the focus', async () => {
  const { change, board, getByRole } = await renderOnBoard(<InterruptCard interruptKey="flights/book" />, async (board) => {
    board.crash((await asks(board, APPROVAL)).agent)
    await board.pass(20)
  })
  await tabTo('Dismiss')
  await press('{Enter}')
  await change(() => board.pass(1))
  await vi.waitFor(() => expect(getByRole('article').getAttribute('data-phase')).toBe('dismissed'))
  expect(document.activeElement).toBe(getByRole('article'))
})

test('the inbox is worked off from first to last, and the focus is never lost', async () => {
  const { board, change, getAllByRole, getByText, getByRole, queryAllByRole } = await renderOnBoard(<InterruptInbox />, everyQuestion)
  const settle = (): Promise<void> => change(() => board.pass(1))
  await vi.waitFor(() => expect(getAllByRole('article')).toHaveLength(4))
  await tabTo('Order')
  await press('{ArrowDown}')
  await vi.waitFor(() => expect(getAllByRole('heading', { level: 3 })[0]?.textContent).toBe('Which of these three hotels?'))
  await press('{ArrowUp}')
  await tabTo('Select all approvals')
  await press(' ')
  await tabTo('Approve 2')
  await press('{Enter}')
  await settle()
  await vi.waitFor(() => expect(getByText('2 open')).toBeDefined())
  focused()
  await press('{PageDown}')
  for (let count = 0; count < 4 && focused() !== 'Which of these three hotels?'; count += 1) await press('{PageDown}')
  await press('{Enter}')
  expect(focused()).toBe('Casa do Jasmim')
  await press(' ')
  await tabTo('Choose')
  await press('{Enter}')
  await settle()
  await vi.waitFor(() => expect(focused()).toBe('Which of these three hotels?'))
  await press('{End}{Enter}')
  expect(focused()).toBe('Your answer')
  await press('No thanks{Control>}{Enter}{/Control}')
  await settle()
  await vi.waitFor(() => expect(focused()).toBe('Is there anything the hotel should know?'))
  await tabTo('Clear decided', { back: true })
  await press('{Enter}')
  await vi.waitFor(() => expect(queryAllByRole('article')).toHaveLength(0))
  expect(document.activeElement).toBe(getByRole('region', { name: 'Questions for you' }))
})
