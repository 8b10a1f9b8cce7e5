import { memo, type ReactElement } from 'react'
import type { StreamTextProps } from './stream-context.tsx'

/** About how many characters are laid out together: what is before them costs a token nothing. */
const BLOCK_CHARS = 1_500

/** A text as it was written: its white space is kept, and nothing in it is HTML. */
export function PlainText({ text }: StreamTextProps): ReactElement {
  return (
    <>
      {blocksOf(text).map(({ start, block }) => <PlainBlock key={start} text={block} />)}
    </>
  )
}

const PlainBlock = memo(({ text }: { text: string }): ReactElement => (
  <p className="cb-plain-text" dir="auto">{text}</p>
))
PlainBlock.displayName = 'PlainBlock'

/** Cuts a text at ends of lines; as it grows, all blocks but the last stay. */
function blocksOf(text: string): { readonly start: number; readonly block: string }[] {
  const blocks: { start: number; block: string }[] = []
  let start = 0
  while (start < text.length) {
    const cut = text.indexOf('\n', start + BLOCK_CHARS)
    const end = cut < 0 ? text.length : cut
    blocks.push({ start, block: text.slice(start, end) })
    start = end + 1
  }
  return blocks
}
