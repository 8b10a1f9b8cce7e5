import type { AppSchema } from '@callboard/session'
import { useSession } from '@callboard/react'
import { changesOf } from '@callboard/session/activity'
import { useEffect, useId, useMemo } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { regionName, RegionTitleContext } from '../region/region-title.ts'
import { ConfigPanelContext } from './config-context.tsx'
import { useConfigDraft } from './config-draft.ts'
import { configSchema, type JsonSchemas } from './config-schema.ts'

export interface ConfigPanelRootOptions {
  /** The app's schema, for what it can tell of itself as JSON Schema (Standard JSON Schema). */
  schema?: AppSchema | undefined
  /** JSON Schemas by key, for settings whose schema cannot; these win. The app's own, since they are run. */
  jsonSchemas?: JsonSchemas | undefined
}

/** The state of {@link ConfigPanelRoot} as attributes. */
export interface ConfigPanelRootState {
  /** `data-edited`: present while something is not saved */
  edited: boolean
  /** `data-contested`: present while somebody has changed what is being edited */
  contested: boolean
}

/** The settings of the session as a form: a region named by its title. Renders a `<section>`. */
export const ConfigPanelRoot: Part<'section', ConfigPanelRootState, ConfigPanelRootOptions> = createPart(
  'section',
  'ConfigPanel.Root',
  ({ schema: appSchema, jsonSchemas, ...rest }: ConfigPanelRootOptions & { 'aria-label'?: string | undefined }) => {
    const titleId = useId()
    const session = useSession()
    // From the beginning, to tell later who has changed what is being edited.
    useEffect(() => void changesOf(session), [session])
    const schema = useMemo(() => configSchema(appSchema, jsonSchemas), [appSchema, jsonSchemas])
    const keys = useMemo(() => Object.keys(schema?.properties ?? {}), [schema])
    const draft = useConfigDraft(keys)
    const context = useMemo(() => ({ schema, draft }), [schema, draft])
    return {
      state: { edited: draft.edited.length > 0, contested: draft.contested.length > 0 },
      rest,
      own: regionName(titleId, rest),
      wrap: (section) => (
        <RegionTitleContext.Provider value={titleId}>
          <ConfigPanelContext.Provider value={context}>{section}</ConfigPanelContext.Provider>
        </RegionTitleContext.Provider>
      ),
    }
  },
)
