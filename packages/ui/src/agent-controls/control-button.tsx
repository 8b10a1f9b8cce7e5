import type { AgentControl } from '@callboard/react/controls'
import { useId, type ReactElement, type ReactNode } from 'react'
import { ENGLISH_CONTROLS } from '../strings/english/controls.ts'
import { useStrings } from '../strings/strings-provider.tsx'

/** What a button that tells something needs: off with its reason, and never without the focus because of that. */
export function useControlButton(
  control: AgentControl,
  label: string,
  icon: ReactElement,
): Record<string, unknown> & { readonly children: ReactNode } {
  const { strings } = useStrings(ENGLISH_CONTROLS)
  const id = useId()
  const why = control.why === undefined ? undefined : strings.controlReason[control.why]
  return {
    type: 'button',
    title: why,
    'aria-disabled': control.allowed ? undefined : true,
    'aria-describedby': why === undefined ? undefined : id,
    onClick: () => {
      if (control.allowed) control.run()
    },
    children: (
      <>
        {icon}
        <span>{label}</span>
        {why === undefined ? null : <span id={id} className="cb-visually-hidden" aria-hidden="true">{why}</span>}
      </>
    ),
  }
}
