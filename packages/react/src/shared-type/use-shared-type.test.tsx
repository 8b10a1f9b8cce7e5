import { act, render, screen } from '@testing-library/react'
import { memo, type ReactElement } from 'react'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBoard } from '../fixtures/create-board.tsx'
import { useSharedType } from './use-shared-type.ts'

interface Section {
  title: string
  words: number
}

test('re-renders after a deep change that somebody else made', async () => {
  const board = await createBoard()
  const other = await board.joinPlain()
  const Outline = (): ReactElement => {
    const outline = useSharedType('outline', Y.Array<Y.Map<string>>)
    return <p>{outline.map((section) => section.get('title')).join(', ') || 'empty'}</p>
  }
  render(<Outline />, { wrapper: board.Wrapper })
  expect(screen.getByText('empty')).toBeTruthy()
  const section = new Y.Map<string>()
  await act(async () => {
    other.getArray<Y.Map<string>>('outline').push([section])
    section.set('title', 'Arrival')
    await board.settle()
  })
  expect(screen.getByText('Arrival')).toBeTruthy()
  await act(async () => {
    section.set('title', 'Departure')
    await board.settle()
  })
  expect(screen.getByText('Departure')).toBeTruthy()
})

test('what is written to the type reaches the others', async () => {
  const board = await createBoard()
  const other = await board.joinPlain()
  const Notes = (): ReactElement => {
    const notes = useSharedType('notes', Y.Text)
    return <button onClick={() => notes.insert(0, 'Bring ')}>{notes.toString()}</button>
  }
  render(<Notes />, { wrapper: board.Wrapper })
  await act(async () => {
    screen.getByRole('button').click()
    await board.settle()
  })
  expect(other.getText('notes').toString()).toBe('Bring ')
})

test('with a reader renders only when what it read changed, and keeps equal results', async () => {
  const board = await createBoard()
  const other = await board.joinPlain()
  const sections = other.getMap<Section>('sections')
  let renders = 0
  let titleRenders = 0
  const Titles = memo(function Titles({ titles }: { titles: readonly string[] }): ReactElement {
    titleRenders += 1
    return <p>{titles.join(', ')}</p>
  })
  const Sections = (): ReactElement => {
    renders += 1
    const titles = useSharedType('sections', Y.Map<Section>, (map) => [...map.values()].map(({ title }) => title))
    return <Titles titles={titles} />
  }
  const set = (section: Section): Promise<void> =>
    act(async () => {
      sections.set('first', section)
      await board.settle()
    })
  await set({ title: 'Arrival', words: 10 })
  const { rerender } = render(<Sections />, { wrapper: board.Wrapper })
  expect(screen.getByText('Arrival')).toBeTruthy()
  renders = 0
  titleRenders = 0

  await set({ title: 'Arrival', words: 20 })
  expect(renders).toBe(0)
  rerender(<Sections />)
  expect({ renders, titleRenders }).toEqual({ renders: 1, titleRenders: 0 })

  await set({ title: 'Departure', words: 20 })
  expect(screen.getByText('Departure')).toBeTruthy()
  expect(titleRenders).toBe(1)
})

test('a change between render and subscription is not missed', async () => {
  const board = await createBoard()
  const notes = board.session.sharedType('notes', Y.Text)
  let written = false
  const Notes = (): ReactElement => {
    const text = useSharedType('notes', Y.Text, (shared) => shared.toString())
    return (
      <p
        ref={() => {
          if (!written) notes.insert(0, 'early')
          written = true
        }}
      >
        {text}
      </p>
    )
  }
  render(<Notes />, { wrapper: board.Wrapper })
  expect(screen.getByText('early')).toBeTruthy()
})

test('refuses a root that Callboard itself uses', async () => {
  const board = await createBoard()
  const Records = (): ReactElement => <p>{useSharedType('agents', Y.Map).size}</p>
  const reserved = expect.objectContaining({ code: 'option-invalid' })
  expect(() => render(<Records />, { wrapper: board.Wrapper })).toThrow(reserved)
})
