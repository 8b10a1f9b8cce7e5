import { useBargeIn } from '@callboard/react/controls'
import { useMemo, useState } from 'react'
import { ComposerRoot, type ComposerRootOptions } from '../composer/composer-root.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import type { BargeInMode } from '../strings/control-strings.ts'
import { BargeInContext, type BargeInState } from './barge-in-context.tsx'
import { useRunningTasks } from './running-tasks.ts'

export interface BargeInComposerRootOptions extends Omit<ComposerRootOptions, 'to' | 'replyTo' | 'onSend'> {
  /** The agents that are spoken to; their tasks, and all below those, are what can be stopped or steered. */
  to: string | readonly string[]
  /** What becomes of the work under way unless the person chooses otherwise. @default cancel */
  defaultMode?: BargeInMode | undefined
}

/** A composer that can also stop or steer what is running. Renders a `<form>`. */
export const BargeInComposerRoot: Part<'form', BargeInState, BargeInComposerRootOptions> = createPart(
  'form',
  'BargeInComposer.Root',
  ({ to, defaultMode = 'cancel', maxLength, disabled, onSent, ...rest }: BargeInComposerRootOptions) => {
    const addressees = [to].flat()
    const running = useRunningTasks(addressees)
    const { send, state: last } = useBargeIn()
    const [mode, setMode] = useState<BargeInMode>(defaultMode)
    const [spared, setSpared] = useState<ReadonlySet<string>>(new Set())
    const isIdle = running.length === 0
    const context = useMemo(
      () => ({
        state: { mode, idle: isIdle },
        running,
        chosen: mode === 'none' ? [] : running.filter(({ key }) => !spared.has(key)),
        last,
        setMode,
        toggle: (key: string) => setSpared((before) => toggled(before, key)),
      }),
      [mode, isIdle, running, spared, last],
    )
    const keys = context.chosen.map(({ key }) => key)
    return {
      state: context.state,
      rest,
      base: ComposerRoot,
      own: {
        to,
        maxLength,
        disabled,
        onSent,
        onSend: (text: string) => {
          const id = send(text, { to, cancel: mode === 'cancel' ? keys : [], steer: mode === 'steer' ? keys : [] })
          setSpared(new Set())
          return id
        },
      } as Record<string, unknown>,
      wrap: (form) => <BargeInContext.Provider value={context}>{form}</BargeInContext.Provider>,
    }
  },
)

function toggled(before: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const after = new Set(before)
  if (!after.delete(key)) after.add(key)
  return after
}
