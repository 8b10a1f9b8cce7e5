import { cloneElement, createRef, type ReactElement } from 'react'
import { describe, expect, test, vi } from 'vitest'
import type { BoardScript } from '../story/story-board.ts'
import { renderOnBoard } from './render-on-board.tsx'

/** One part, and where it stands. */
export interface PartCase {
  /** The part with the options it needs. */
  readonly part: ReactElement
  /** The element it is by default, in lower case. */
  readonly tag: string
  /** Its own class. */
  readonly className: string
  /** Attributes that its state gives it on this board. */
  readonly attributes?: Readonly<Record<string, string>>
  /** Puts it inside the parts it belongs in. */
  readonly within?: (part: ReactElement) => ReactElement
  readonly board?: BoardScript
  /** The element, where it is not the only one of its class or not inside what is rendered. */
  readonly find?: () => Element | null
}

type LooseProps = Record<string, unknown>

/** What holds for every part: `ref`, `className`, `style`, `render`, its state as attributes, other attributes. */
export function describePart(name: string, options: PartCase): void {
  const { part, tag, className, attributes = {}, within = (inner) => inner, board } = options
  const find = options.find ?? (() => document.querySelector(`.${className}`))
  const show = async (props: LooseProps): Promise<HTMLElement> => {
    await renderOnBoard(within(cloneElement(part as ReactElement<LooseProps>, props)), board)
    await vi.waitFor(() => expect(find()).not.toBeNull())
    return find() as HTMLElement
  }

  describe(name, () => {
    test(`is a <${tag}> with its own class and its state as attributes`, async () => {
      const element = await show({})
      expect(element.tagName.toLowerCase()).toBe(tag)
      expect(element.classList).toContain(className)
      expect(attributesOf(element, attributes)).toEqual(attributes)
    })

    test('gives its element to the ref', async () => {
      const ref = createRef<HTMLElement>()
      const element = await show({ ref })
      expect(ref.current).toBe(element)
    })

    test('adds classes and styles, also those that depend on its state', async () => {
      const states: unknown[] = []
      const element = await show({
        className: (state: unknown) => {
          states.push(state)
          return 'added'
        },
        style: () => ({ outlineWidth: '3px' }),
      })
      expect(element.classList).toContain('added')
      expect(element.classList).toContain(className)
      expect(element.style.outlineWidth).toBe('3px')
      expect(states.at(-1)).toBeTypeOf('object')
    })

    test('becomes another element and keeps what it is', async () => {
      const element = await show({ render: tag === 'button' ? <button type="button" aria-label="Mine" data-mine="" /> : <div data-mine="" /> })
      expect(element.hasAttribute('data-mine')).toBe(true)
      expect(element.classList).toContain(className)
      expect(attributesOf(element, attributes)).toEqual(attributes)
    })

    test('is made by a function that gets its attributes and state', async () => {
      const element = await show({
        render: (props: LooseProps, state: object) => {
          const Tag = tag === 'button' ? 'button' : 'div'
          return <Tag {...props} data-state-keys={Object.keys(state).sort().join(' ')} />
        },
      })
      expect(element.hasAttribute('data-state-keys')).toBe(true)
      for (const attribute of Object.keys(attributes)) {
        expect(element.getAttribute('data-state-keys')?.split(' ')).toContain(attribute.replace('data-', ''))
      }
    })

    test('passes other attributes on', async () => {
      const element = await show({ id: 'mine', 'data-other': 'yes' })
      expect(element.id).toBe('mine')
      expect(element.getAttribute('data-other')).toBe('yes')
    })
  })
}

function attributesOf(element: Element, wanted: object): Record<string, string | null> {
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, element.getAttribute(name)]))
}
