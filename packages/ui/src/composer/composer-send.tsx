import { ArrowUp } from 'lucide-react'
import { Icon } from '../icon/icon.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useComposer, type ComposerState } from './composer-context.tsx'

/** Sends what is written; off while there is nothing to send. Renders a `<button>`. */
export const ComposerSend: Part<'button', ComposerState> = createPart('button', 'Composer.Send', () => {
  const { state } = useComposer('Composer.Send')
  const { strings } = useStrings(ENGLISH_STREAMS)
  const isOff = state.empty || state.invalid || (state.phase !== 'ready' && state.phase !== 'offline')
  return {
    state,
    own: {
      type: 'submit',
      'aria-label': strings.send,
      title: strings.send,
      // It keeps the focus while it is off.
      'aria-disabled': isOff || undefined,
      children: <Icon of={ArrowUp} />,
    },
  }
})
