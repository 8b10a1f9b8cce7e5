import type { ReactElement, Ref } from 'react'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { ComposerInput } from './composer-input.tsx'
import { ComposerNote } from './composer-note.tsx'
import { ComposerRoot, type ComposerRootOptions } from './composer-root.tsx'
import { ComposerSend } from './composer-send.tsx'

export interface ComposerProps extends ComposerRootOptions {
  placeholder?: string | undefined
  /** The text box. */
  inputRef?: Ref<HTMLTextAreaElement> | undefined
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** The box to say something in the session's conversation, and what becomes of it. */
function ComposedComposer({ placeholder, inputRef, strings, ...root }: ComposerProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <ComposerRoot {...root}>
        <div className="cb-composer-box">
          <ComposerInput ref={inputRef} {...(placeholder === undefined ? {} : { placeholder })} />
          <ComposerSend />
        </div>
        <ComposerNote />
      </ComposerRoot>
    </StringsProvider>
  )
}

/** The composer as a component, and its parts to compose another. */
export const Composer: typeof ComposedComposer & {
  readonly Root: typeof ComposerRoot
  readonly Input: typeof ComposerInput
  readonly Send: typeof ComposerSend
  readonly Note: typeof ComposerNote
} = /* @__PURE__ */ Object.assign(ComposedComposer, {
  Root: ComposerRoot,
  Input: ComposerInput,
  Send: ComposerSend,
  Note: ComposerNote,
})
