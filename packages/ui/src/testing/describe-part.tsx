import { cloneElement, createRef, isValidElement, type ReactElement } from 'react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { BoardScript } from '../story/story-board.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { MARKED_LOCALE, MARKED_WORDS, unmarkedWords } from './marked-words.ts'
import { looksOf, notMirrored } from './mirrored.ts'
import { renderOnBoard, type RenderedOnBoard } from './render-on-board.tsx'
import '../styles.css'

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
  /** A selector of what stands in it once all of it is loaded, where not all of it comes at once. */
  readonly loads?: string
}

type LooseProps = Record<string, unknown>

/** What boards of stories show: their words are data, in whatever language a page is. */
const DATA = Object.values(import.meta.glob<string>('../story/*.ts', { query: '?raw', import: 'default', eager: true })).join('\n')

/** Long lists are rendered twice, on a machine that may be busy. */
const DIRECTION_TIMEOUT_MS = 60_000

/** What a part loads is a file of this machine's. */
const LOADED_WITHIN_MS = 30_000

/** What holds for every part: `ref`, `className`, `style`, `render`, its state and other attributes, words and direction. */
export function describePart(name: string, options: PartCase): void {
  const { part, tag, className, attributes = {}, within = (inner) => inner, board, loads } = options
  const find = options.find ?? (() => document.querySelector(`.${className}`))
  const show = async (props: LooseProps): Promise<HTMLElement> => {
    await renderOnBoard(within(cloneElement(part as ReactElement<LooseProps>, props)), board)
    return await shown()
  }
  const shown = async (): Promise<HTMLElement> => {
    await vi.waitFor(() => expect(find()).not.toBeNull())
    return find() as HTMLElement
  }
  const whole = async (): Promise<HTMLElement> => {
    if (loads !== undefined) await vi.waitFor(() => expect(find()?.querySelector(loads)).not.toBeNull(), { timeout: LOADED_WITHIN_MS })
    return await settled(await shown())
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

    test('says nothing that is not from the table of words', async () => {
      const { board: { session } } = await renderOnBoard(
        <StringsProvider strings={MARKED_WORDS} locale={MARKED_LOCALE}>{within(part)}</StringsProvider>,
        board,
      )
      const data = `${DATA}\n${textsIn(within(part))}\n${JSON.stringify(session.doc.toJSON())}`
      expect(unmarkedWords(await whole()).filter((word) => !data.includes(word))).toEqual([])
    })

    test('stands the other way round in a page that is written from right to left', async () => {
      const looks = async (direction: 'ltr' | 'rtl'): Promise<ReturnType<typeof looksOf>> => {
        const { unmount } = await renderTowards(direction, within(part), board)
        const found = looksOf(await whole())
        unmount()
        return found
      }
      expect(notMirrored(await looks('ltr'), await looks('rtl'))).toEqual([])
    }, DIRECTION_TIMEOUT_MS)
  })
}

/** In a narrow place of a page of that direction, where nothing moves. */
async function renderTowards(direction: 'ltr' | 'rtl', ui: ReactElement, board: BoardScript | undefined): Promise<RenderedOnBoard> {
  document.documentElement.dir = direction
  onTestFinished(() => document.documentElement.removeAttribute('dir'))
  return await renderOnBoard(
    <div data-cb-motion="off" style={{ inlineSize: '320px' }}>
      <style>{'*, *::before, *::after { transition: none !important; animation: none !important }'}</style>
      {ui}
    </div>,
    board,
  )
}

/** Once rows that are mounted as they are measured are there. */
async function settled(element: HTMLElement): Promise<HTMLElement> {
  let count = -1
  for (let same = 0; same < 3; ) {
    await new Promise(requestAnimationFrame)
    const now = element.querySelectorAll('*').length
    same = now === count ? same + 1 : 0
    count = now
  }
  return element
}

/** The texts that elements were given as options. */
function textsIn(given: unknown): string {
  if (typeof given === 'string') return given
  if (typeof given !== 'object' || given === null) return ''
  if (Array.isArray(given)) return given.map(textsIn).join('\n')
  return Object.values(isValidElement<object>(given) ? given.props : given).map(textsIn).join('\n')
}

function attributesOf(element: Element, wanted: object): Record<string, string | null> {
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, element.getAttribute(name)]))
}
