import { Component, lazy, Suspense, type ReactElement, type ReactNode } from 'react'
import { EmptyWords } from '../empty/empty-words.tsx'
import { createPart, type Part } from '../part/create-part.tsx'
import { useRegionTitleId } from '../region/region-title.ts'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_CONFIG } from '../strings/english/config.ts'
import type { Strings } from '../strings/strings.ts'
import { StringsProvider, useStrings } from '../strings/strings-provider.tsx'
import { useConfigPanel } from './config-context.tsx'
import { ConfigPanelRoot, type ConfigPanelRootOptions } from './config-panel-root.tsx'

/** Loaded when there is something to set. */
const ConfigForm = lazy(async () => ({ default: (await import('./config-form.tsx')).ConfigForm }))

/** The heading that names the region. Renders an `<h2>`. */
const ConfigPanelTitle: Part<'h2', object> = createPart('h2', 'ConfigPanel.Title', () => {
  const id = useRegionTitleId()
  const { strings } = useStrings(ENGLISH_CONFIG)
  return { state: {}, own: { id, children: strings.settings } }
})

/** The fields, with what saves and discards. Renders a `<div>`, or nothing where nothing can be set. */
const ConfigPanelForm: Part<'div', object> = createPart('div', 'ConfigPanel.Form', () => {
  const { schema } = useConfigPanel('ConfigPanel.Form')
  const { strings } = useStrings(ENGLISH_CONFIG)
  if (schema === undefined) return null
  return {
    state: {},
    own: {
      children: (
        <FormBoundary>
          <Suspense fallback={<p className="cb-config-panel-note">{strings.settingsLoading}</p>}>
            <ConfigForm schema={schema} />
          </Suspense>
        </FormBoundary>
      ),
    },
  }
})

/** What is said where nothing can be set. Renders a `<div>`, or nothing. */
const ConfigPanelEmpty: Part<'div', object> = createPart('div', 'ConfigPanel.Empty', () => {
  const { schema } = useConfigPanel('ConfigPanel.Empty')
  const { strings } = useStrings(ENGLISH_CONFIG)
  if (schema !== undefined) return null
  return { state: {}, own: { children: <EmptyWords loading={false} title={strings.noSettings} hint={strings.noSettingsHint} /> } }
})

/** A schema that no form can be made of is said to be so. */
class FormBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <NoForm /> : this.props.children
  }
}

function NoForm(): ReactElement {
  const { strings } = useStrings(ENGLISH_CONFIG)
  return <p className="cb-field-problem"><StatusIcon status="invalid" /> {strings.settingsUnsupported}</p>
}

export interface ConfigPanelProps extends ConfigPanelRootOptions {
  strings?: Partial<Strings> | undefined
  className?: string | undefined
}

/** The settings of the session as a form made of the app's schema. */
function ComposedConfigPanel({ strings, ...root }: ConfigPanelProps): ReactElement {
  return (
    <StringsProvider strings={strings}>
      <ConfigPanelRoot {...root}>
        <header className="cb-region-header">
          <ConfigPanelTitle />
        </header>
        <ConfigPanelForm />
        <ConfigPanelEmpty />
      </ConfigPanelRoot>
    </StringsProvider>
  )
}

/** The panel as a component, and its parts to compose another. */
export const ConfigPanel: typeof ComposedConfigPanel & {
  readonly Root: typeof ConfigPanelRoot
  readonly Title: typeof ConfigPanelTitle
  readonly Form: typeof ConfigPanelForm
  readonly Empty: typeof ConfigPanelEmpty
} = /* @__PURE__ */ Object.assign(ComposedConfigPanel, {
  Root: ConfigPanelRoot,
  Title: ConfigPanelTitle,
  Form: ConfigPanelForm,
  Empty: ConfigPanelEmpty,
})
