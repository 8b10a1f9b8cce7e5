import { expect, test } from 'vitest'
import { AgentRoster } from '../agent-roster/agent-roster.tsx'
import { InterruptCard } from '../interrupt-card/interrupt-card.tsx'
import { PLANNERS } from '../story/records.ts'
import { CHOICE } from '../story/questions.ts'
import { renderOnBoard } from '../testing/render-on-board.tsx'
import { ARABIC } from './arabic/arabic.ts'
import { ENGLISH } from './english/english.ts'
import { createFormats } from './formats.ts'
import { GERMAN } from './german/german.ts'
import type { Strings } from './strings.ts'
import { StringsProvider } from './strings-provider.tsx'

test('counts things as each language does', () => {
  const counts = (strings: Strings, locale: string): string[] =>
    [1, 2, 5, 11, 100].map((count) => strings.devices(count, createFormats(locale)))
  expect(counts(ENGLISH, 'en')).toEqual(['on 1 device', 'on 2 devices', 'on 5 devices', 'on 11 devices', 'on 100 devices'])
  expect(counts(GERMAN, 'de')).toEqual(['auf 1 Gerät', 'auf 2 Geräten', 'auf 5 Geräten', 'auf 11 Geräten', 'auf 100 Geräten'])
  expect(new Set(counts(ARABIC, 'ar').map((text) => text.replaceAll(/\p{Nd}+/gu, '')))).toHaveProperty('size', 5)
})

test('a page speaks the language it is given, with its numbers', async () => {
  const { getByRole, getByText } = await renderOnBoard(
    <StringsProvider locale="de" strings={GERMAN}>
      <AgentRoster />
    </StringsProvider>,
    (board) => board.agent('flights', PLANNERS.flights),
  )
  expect(getByRole('region', { name: 'Agenten' })).toBeDefined()
  expect(getByText('Arbeitet', { selector: '.cb-agent-status-badge-label' })).toBeDefined()
  expect(getByRole('progressbar').getAttribute('aria-valuetext')).toBe('133 von 214 flights')
})

test('a whole table leaves a deadline to the second, where time left of work is about', async () => {
  const { findByText } = await renderOnBoard(
    <StringsProvider locale="de" strings={GERMAN}>
      <InterruptCard interruptKey="asker/choose" />
    </StringsProvider>,
    async (board) => {
      const asker = await board.join('asker', 'Asker')
      void asker.ask({ ...CHOICE, id: 'choose', deadlineInMs: 5_000 }).catch(() => undefined)
      await board.pass(0)
    },
  )
  expect(await findByText('noch 5 Sek.')).toBeDefined()
})

test('sentences that begin with a name of the other direction keep their own', async () => {
  const sentence = (strings: Strings, locale: string, name: string): Element => {
    const line = document.createElement('p')
    line.dir = 'auto'
    line.textContent = strings.pin(name) + strings.revokeRefused(name, undefined) + strings.answering([name, name], createFormats(locale))
    document.body.append(line)
    return line
  }
  expect(getComputedStyle(sentence(GERMAN, 'de', 'نور')).direction).toBe('ltr')
  expect(getComputedStyle(sentence(ENGLISH, 'en', 'نور')).direction).toBe('ltr')
  expect(getComputedStyle(sentence(ARABIC, 'ar', 'Flights')).direction).toBe('rtl')
})
