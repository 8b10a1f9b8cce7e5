import type { ReactElement } from 'react'
import { ComposerInput } from '../composer/composer-input.tsx'
import { ComposerNote } from '../composer/composer-note.tsx'
import { ComposerSend } from '../composer/composer-send.tsx'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider } from '../strings/strings-provider.tsx'
import { BargeInComposerEffect } from './barge-in-composer-effect.tsx'
import { BargeInComposerOutcome } from './barge-in-composer-outcome.tsx'
import { BargeInComposerPlan } from './barge-in-composer-plan.tsx'
import { BargeInComposerRoot, type BargeInComposerRootOptions } from './barge-in-composer-root.tsx'

export interface BargeInComposerProps extends BargeInComposerRootOptions {
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** The box to say something while agents work, which says what becomes of their work. */
function ComposedBargeInComposer({ strings, ...root }: BargeInComposerProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <BargeInComposerRoot {...root}>
        <BargeInComposerOutcome />
        <BargeInComposerEffect />
        <div className="cb-composer-box">
          <ComposerInput />
          <ComposerSend />
        </div>
        <BargeInComposerPlan />
        <ComposerNote />
      </BargeInComposerRoot>
    </StringsProvider>
  )
}

/** The composer as a component, and its parts to compose another; `Composer.Input`, `.Send` and `.Note` go into it, too. */
export const BargeInComposer: typeof ComposedBargeInComposer & {
  readonly Root: typeof BargeInComposerRoot
  readonly Outcome: typeof BargeInComposerOutcome
  readonly Effect: typeof BargeInComposerEffect
  readonly Plan: typeof BargeInComposerPlan
} = /* @__PURE__ */ Object.assign(ComposedBargeInComposer, {
  Root: BargeInComposerRoot,
  Outcome: BargeInComposerOutcome,
  Effect: BargeInComposerEffect,
  Plan: BargeInComposerPlan,
})
