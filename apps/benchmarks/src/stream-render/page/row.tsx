import { memo, type ReactElement, type ReactNode } from 'react'

/** How many components were rendered since it was last set to zero; counted in the components themselves. */
export const renderCount: { rows: number; lists: number } = { rows: 0, lists: 0 }

/** The row, the same DOM for every contender. Called as a function, so that it counts as a part of their rows. */
export function renderRow(id: string, text: string): ReactElement {
  renderCount.rows += 1
  const paragraphs = text.split(PARAGRAPH_END)
  return <li id={id}>{paragraphs.map((paragraph, index) => <Paragraph key={index} text={paragraph} />)}</li>
}

const PARAGRAPH_END = '\n\n'

/** Paragraphs that are finished are laid out no more, as in any view of a model's answer. */
const Paragraph = memo(function Paragraph({ text }: { text: string }): ReactElement {
  return <p>{text}</p>
})

/** What a row with this text reads as. */
export function shownText(text: string): string {
  return text.replaceAll(PARAGRAPH_END, '')
}

/** The list around the rows. Called by each component that renders rows as its children. */
export function renderList(rows: ReactNode): ReactElement {
  renderCount.lists += 1
  return <ol>{rows}</ol>
}

/** The numbers from 0 up to `count`. */
export function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, number) => number)
}
