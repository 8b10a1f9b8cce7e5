import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOSTILE_TEXTS } from '../story/hostile-texts.ts'
import { MARKDOWN_ELEMENTS } from './markdown-components.tsx'
import { MarkdownText } from './markdown-text.tsx'

/** What else than a link's own address could make a browser fetch something. */
const FETCHING = ['src', 'srcset', 'data', 'poster', 'action', 'formaction', 'background', 'ping', 'srcdoc', 'xlink:href', 'cite', 'manifest']
const SAFE = new Set(['http:', 'https:', 'mailto:'])
const ALLOWED = new Set([...MARKDOWN_ELEMENTS, 'div', 'span'].filter((tag) => tag !== 'img' && tag !== 'input'))

function requestedElsewhere(): string[] {
  return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin))
}

/** What is wrong with an element, if something is. */
function faultsOf(element: Element): string[] {
  const faults: string[] = []
  const tag = element.localName
  if (!ALLOWED.has(tag)) faults.push(`<${tag}>`)
  for (const { name, value } of element.attributes) {
    if (name.startsWith('on') || FETCHING.includes(name)) faults.push(`${tag} ${name}=${value}`)
    if (name === 'style' && /url|import|expression/iu.test(value)) faults.push(`${tag} ${name}=${value}`)
    if (name === 'href' && !(tag === 'a' && SAFE.has(new URL(value).protocol))) faults.push(`${tag} ${name}=${value}`)
    if (name === 'id' || name === 'name') faults.push(`${tag} ${name}=${value}`)
  }
  return faults
}

beforeEach(() => {
  performance.clearResourceTimings()
  performance.setResourceTimingBufferSize(10_000)
})

afterEach(() => {
  delete (globalThis as { pwned?: boolean }).pwned
})

test('the watch that the other tests rely on sees an image that is fetched and a script that runs', async () => {
  const image = document.createElement('img')
  image.setAttribute('onerror', 'globalThis.pwned = true')
  image.src = 'http://127.0.0.1:9/seen'
  document.body.append(image)
  await expect.poll(requestedElsewhere).toContain('http://127.0.0.1:9/seen')
  await expect.poll(() => (globalThis as { pwned?: boolean }).pwned).toBe(true)
  expect(faultsOf(image).length).toBeGreaterThan(0)
  image.remove()
})

describe('T30: a hostile text does nothing at any length', () => {
  for (const [name, text] of Object.entries(HOSTILE_TEXTS)) {
    test(name, async () => {
      const faults = new Set<string>()
      const { container, rerender } = render(<MarkdownText text="" state="streaming" />)
      for (let length = 1; length <= text.length; length += 1) {
        rerender(<MarkdownText text={text.slice(0, length)} state="streaming" />)
        for (const element of container.querySelectorAll('*')) for (const fault of faultsOf(element)) faults.add(fault)
      }
      rerender(<MarkdownText text={text} state="done" />)
      for (const element of container.querySelectorAll('*')) for (const fault of faultsOf(element)) faults.add(fault)
      for (const element of container.querySelectorAll<HTMLElement>('a, span, summary')) {
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
      expect([...faults]).toEqual([])
      expect((globalThis as { pwned?: boolean }).pwned).toBeUndefined()
      expect(requestedElsewhere()).toEqual([])
      cleanup()
    })
  }
})

test('what is no link still shows its words, and HTML shows as it was written', () => {
  const { container } = render(
    <MarkdownText state="done" text={'[click](javascript:1) <b>bold</b>\n\n![a map](data:image/png,x)\n\n<script>alert(1)</script>'} />,
  )
  expect(container.textContent).toBe('click <b>bold</b>\na map\n<script>alert(1)</script>'.replaceAll('\n', ''))
  expect(container.querySelector('a')).toBeNull()
})

test('leads to the web and to mail, in a page of its own that is told nothing', () => {
  const { container } = render(<MarkdownText state="done" text={'[a](https://a.example/x?y=1) <me@b.example> ![c](http://c.example/d.png)'} />)
  const links = [...container.querySelectorAll('a')]
  expect(links.map(({ href }) => href)).toEqual(['https://a.example/x?y=1', 'mailto:me@b.example', 'http://c.example/d.png'])
  for (const link of links) {
    expect(link.target).toBe('_blank')
    expect(link.rel).toBe('noopener noreferrer nofollow')
  }
})

test('shows what is half written as what it will be', () => {
  const { container } = render(<MarkdownText state="streaming" text={'Some **bold** and **hal'} />)
  expect([...container.querySelectorAll('strong')].map(({ textContent }) => textContent)).toEqual(['bold', 'hal'])
})
