import { Fragment, type ReactElement, type ReactNode } from 'react'
import { withinLine } from './isolate.ts'

/** What stands for the names in braces of a line. */
export type LineParts = Readonly<Record<string, ReactNode>>

const PLACE = /\{(\w+)\}/u

/** A line of a table of words, with elements in place of what is in braces: any language can order them. */
export function FilledLine({ line, parts }: { line: string; parts: LineParts }): ReactElement {
  // What is between the places, and the places, in turns.
  const pieces = line.split(PLACE)
  return (
    <>
      {pieces.map((piece, index) => (
        <Fragment key={`${index}-${piece}`}>{index % 2 === 0 ? piece : (parts[piece] ?? null)}</Fragment>
      ))}
    </>
  )
}

/** The same as text, in which names of the other direction are set apart. */
export function fillLine(line: string, parts: Readonly<Record<string, string>>): string {
  return line
    .split(PLACE)
    .map((piece, index) => (index % 2 === 0 ? piece : withinLine(line, parts[piece] ?? '')))
    .join('')
}
