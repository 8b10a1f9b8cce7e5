import { diffLines, diffWordsWithSpace, type ChangeObject } from 'diff'
import { useId, useMemo, type ReactElement } from 'react'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** A comparison by words that takes longer is made by lines instead, so that writing stays smooth. */
const WORDS_TIMEOUT_MS = 60
/** As much of what did not change is shown before and after a change. Characters. */
const AROUND = 60

/** What was taken out of a draft and what was put in, in one text; never by colour alone, and in words for screen readers. */
export function DraftChanges({ before, after, isCode }: { before: string; after: string; isCode: boolean }): ReactElement {
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const id = useId()
  const changes = useMemo(() => changesOf(before, after, isCode), [before, after, isCode])
  return (
    <div className="cb-draft-changes" role="group" aria-labelledby={id}>
      <p id={id} className="cb-json-label">{strings.changes}</p>
      {changes.length === 0 ? <p className="cb-field-hint">{strings.noChanges}</p> : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
        <p className="cb-draft-text" data-code={isCode ? '' : undefined} dir={isCode ? 'ltr' : 'auto'} tabIndex={0}>
          {changes.map(({ at, kind, text }) => {
            if (kind === 'same') return <span key={at}>{text}</span>
            const Tag = kind === 'added' ? 'ins' : 'del'
            return (
              <Tag key={at}>
                <span className="cb-visually-hidden">{kind === 'added' ? strings.addedText : strings.removedText} </span>
                {text}
              </Tag>
            )
          })}
        </p>
      )}
    </div>
  )
}

interface Change {
  readonly at: number
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

function changesOf(before: string, after: string, isCode: boolean): readonly Change[] {
  if (before === after) return []
  // Of code that is laid out anew, most words would count as moved.
  const byWords = isCode ? undefined : diffWordsWithSpace(before, after, { timeout: WORDS_TIMEOUT_MS })
  const parts: readonly ChangeObject<string>[] =
    byWords ?? diffLines(before, after, { timeout: WORDS_TIMEOUT_MS }) ?? [
      { value: before, removed: true, added: false, count: 1 },
      { value: after, removed: false, added: true, count: 1 },
    ]
  let at = 0
  return parts.map((part, index) => {
    const kind = part.added ? 'added' : part.removed ? 'removed' : 'same'
    const text = kind === 'same' ? shortened(part.value, index === 0, index === parts.length - 1) : part.value
    at += part.value.length + 1
    return { at, kind, text }
  })
}

/** The middle of a long stretch that did not change is left out. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? '' : text.slice(0, AROUND)
  const tail = isLast ? '' : text.slice(-AROUND)
  return text.length <= AROUND * 3 ? text : `${head} … ${tail}`
}
