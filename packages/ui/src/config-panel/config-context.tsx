import { CallboardError } from '@callboard/session'
import type { RJSFSchema } from '@rjsf/utils'
import { createContext, useContext } from 'react'
import type { ConfigDraft } from './config-draft.ts'

/** What the parts of a panel share. */
export interface ConfigPanelContextValue {
  /** Of all settings; `undefined` when there is nothing to set. */
  readonly schema: RJSFSchema | undefined
  readonly draft: ConfigDraft
}

export const ConfigPanelContext: React.Context<ConfigPanelContextValue | undefined> =
  createContext<ConfigPanelContextValue | undefined>(undefined)

/** @throws CallboardError `provider-missing` outside of `ConfigPanel.Root` */
export function useConfigPanel(part: string): ConfigPanelContextValue {
  const context = useContext(ConfigPanelContext)
  if (context !== undefined) return context
  throw new CallboardError({
    code: 'provider-missing',
    message: `${part} has nothing to show here. Put it inside ConfigPanel.Root.`,
  })
}
