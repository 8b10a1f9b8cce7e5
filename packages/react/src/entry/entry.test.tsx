import { createMemoryRelay, createSession, defineAppSchema } from '@callboard/session'
import { act, render, screen } from '@testing-library/react'
import { memo, type ReactElement } from 'react'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { SessionProvider } from '../session/session-provider.tsx'
import { createBoard } from '../fixtures/create-board.tsx'
import type { EntryHandle } from './entry-handle.ts'
import { useConfig } from './use-config.ts'
import { useSelection } from './use-selection.ts'
import { useSelections } from './use-selections.ts'

test('a selection is set and removed by the page, and by others', async () => {
  const board = await createBoard()
  const other = await board.joinPlain()
  const Flight = (): ReactElement => {
    const flight = useSelection('flight')
    return (
      <>
        <button onClick={() => flight.set({ number: 'LH1168' })}>set</button>
        <button onClick={flight.remove}>remove</button>
        <p>{JSON.stringify(flight.value) ?? 'none'}</p>
      </>
    )
  }
  render(<Flight />, { wrapper: board.Wrapper })
  expect(screen.getByText('none')).toBeTruthy()
  const press = (name: string): Promise<void> =>
    act(async () => {
      screen.getByText(name).click()
      await board.settle()
    })
  await press('set')
  expect(screen.getByText('{"number":"LH1168"}')).toBeTruthy()
  expect(other.getMap('selections').toJSON()).toEqual({ flight: { number: 'LH1168' } })

  await act(async () => {
    other.getMap('selections').set('flight', { number: 'TP533' })
    await board.settle()
  })
  expect(screen.getByText('{"number":"TP533"}')).toBeTruthy()
  await press('remove')
  expect(screen.getByText('none')).toBeTruthy()
  expect(other.getMap('selections').size).toBe(0)
})

test('what fails the app\'s schema shows as invalid, and is refused before it is written', async () => {
  const relay = createMemoryRelay()
  const schema = defineAppSchema({ config: { budget: v.pipe(v.number(), v.minValue(0)) } })
  const session = createSession({
    connection: relay.connect('trip'),
    identity: { kind: 'person', id: 'ada', name: 'Ada' },
    schema,
  })
  await session.whenSynced()
  let handle: EntryHandle<unknown> | undefined
  const Budget = (): ReactElement => {
    handle = useConfig('budget')
    return <p>{`${String(handle.value)} ${handle.valid} ${JSON.stringify(handle.raw)}`}</p>
  }
  render(<SessionProvider session={session}><Budget /></SessionProvider>)
  expect(screen.getByText('undefined true undefined')).toBeTruthy()
  await act(async () => session.doc.getMap('config').set('budget', 'plenty'))
  expect(screen.getByText('undefined false "plenty"')).toBeTruthy()
  expect(handle?.issues).toHaveLength(1)
  expect(() => handle?.set(-5)).toThrow(expect.objectContaining({ code: 'value-invalid' }))
  await act(async () => handle?.set(500))
  expect(screen.getByText('500 true 500')).toBeTruthy()
  await session.close()
})

test('a list of one kind leaves others alone, and its entries keep their identity', async () => {
  const board = await createBoard()
  const rendered: string[] = []
  const Row = memo(function Row({ entry }: { entry: { key: string; value: unknown } }): ReactElement {
    rendered.push(entry.key)
    return <li>{`${entry.key} ${String(entry.value)}`}</li>
  })
  const List = (): ReactElement => {
    rendered.push('list')
    return <ul>{useSelections('activity').map((entry) => <Row key={entry.key} entry={entry} />)}</ul>
  }
  render(<List />, { wrapper: board.Wrapper })
  const set = (key: string, value: string): Promise<void> => act(async () => board.session.setSelection(key, value))
  await set('activity/1', 'Fado')
  await set('activity/2', 'Tram 28')
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
  rendered.length = 0

  await set('activities', 'not of this kind')
  await set('hotel', 'Borges')
  expect(rendered).toEqual([])
  await set('activity/2', 'Tram 12')
  expect(rendered).toEqual(['list', 'activity/2'])
  await act(async () => board.session.removeSelection('activity/1'))
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['activity/2 Tram 12'])
})
