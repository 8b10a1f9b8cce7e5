import { useLayoutEffect, useRef, type ChangeEvent, type KeyboardEvent } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useComposer, type ComposerState } from './composer-context.tsx'

/** Browsers say so of the key that ends the composition of a character; Safari says it in no other way. */
const COMPOSING_KEY_CODE = 229

/** The box that grows with its text: Enter sends, Shift and Enter make a new line. Renders a `<textarea>`. */
export const ComposerInput: Part<'textarea', ComposerState> = createPart('textarea', 'Composer.Input', (props) => {
  const { state, text, noteId, write, submit } = useComposer('Composer.Input')
  const { strings } = useStrings(ENGLISH_STREAMS)
  const element = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => growToText(element.current), [text])
  const isOff = state.phase !== 'ready' && state.phase !== 'offline'
  return {
    state,
    ref: element,
    own: {
      rows: 1,
      value: text,
      dir: 'auto',
      placeholder: strings.messagePlaceholder,
      disabled: isOff,
      enterKeyHint: 'send',
      'aria-label': props['aria-labelledby'] === undefined ? strings.message : undefined,
      'aria-describedby': noteId,
      'aria-invalid': state.invalid || undefined,
      onChange: (event: ChangeEvent<HTMLTextAreaElement>) => write(event.target.value),
      onKeyDown: (event: KeyboardEvent) => {
        const isComposing = event.nativeEvent.isComposing || event.keyCode === COMPOSING_KEY_CODE
        if (event.key !== 'Enter' || event.shiftKey || isComposing) return
        event.preventDefault()
        submit()
      },
    },
  }
})

/** For browsers whose text areas do not grow by themselves. */
function growToText(element: HTMLElement | null): void {
  if (element === null || CSS.supports('field-sizing', 'content')) return
  element.style.blockSize = 'auto'
  element.style.blockSize = `${element.scrollHeight}px`
}
