// Not from the index: that also brings test helpers, and with them a validator that makes code out of schemas.
import Form from '@rjsf/core/lib/components/Form.js'
import type { ErrorSchema, RJSFSchema } from '@rjsf/utils'
import { CallboardError, type Issue } from '@callboard/session'
import { useId, useMemo, useRef, useState, type ReactElement } from 'react'
import { FORM_OPTIONS, FORM_TEMPLATES, FORM_WIDGETS } from '../interrupt-form/form-kit.ts'
import { createSchemaValidator, type FormValue } from '../interrupt-form/schema-validator.ts'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_CONFIG } from '../strings/english/config.ts'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { withoutPrefix } from '../strings/without-prefix.ts'
import { ConfigContested } from './config-contested.tsx'
import { useConfigPanel } from './config-context.tsx'

/** All settings are optional, so that no field says it. */
const PLAIN = { isPlain: true }

/** The form of all settings. What is wrong stands at its field, and nothing is written before it is right. */
export function ConfigForm({ schema }: { schema: RJSFSchema }): ReactElement {
  const { draft } = useConfigPanel('ConfigPanel.Form')
  const { strings, formats } = useStrings(ENGLISH_CONFIG, ENGLISH_INTERRUPTS)
  const id = useId().replaceAll(/\W/gu, '')
  const validator = useMemo(() => createSchemaValidator(strings, formats), [strings, formats])
  const [wrong, setWrong] = useState(0)
  const [refused, setRefused] = useState<{ readonly errors?: ErrorSchema<FormValue>; readonly reason?: string; readonly isSaved?: boolean }>({})
  const form = useRef<HTMLDivElement>(null)
  const isEdited = draft.edited.length > 0

  const save = (): void => {
    setWrong(0)
    try {
      draft.save()
      setRefused({ isSaved: true })
    } catch (error) {
      setRefused(refusalOf(error))
    }
  }
  return (
    <div ref={form}>
      <Form<FormValue>
        schema={schema}
        uiSchema={FORM_OPTIONS}
        formData={draft.values}
        validator={validator}
        templates={FORM_TEMPLATES}
        widgets={FORM_WIDGETS}
        idPrefix={`config${id}`}
        formContext={PLAIN}
        noHtml5Validate
        showErrorList={false}
        liveValidate={wrong > 0 ? 'onChange' : false}
        // What a schema has as default is no edit of anybody.
        experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults' }}
        {...(refused.errors === undefined ? {} : { extraErrors: refused.errors })}
        onChange={({ formData, errors }) => {
          draft.change((formData ?? {}) as Readonly<Record<string, unknown>>)
          setRefused({})
          if (wrong > 0) setWrong(errors.length)
        }}
        onSubmit={save}
        onError={(errors) => {
          setWrong(errors.length)
          requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
        }}
      >
        <ConfigContested />
        <p className="cb-field-problem" role="alert">
          {wrong > 0 ? <><StatusIcon status="stalled" /> {strings.settingsToMend(wrong, formats)}</> : null}
          {refused.reason === undefined ? null : <><StatusIcon status="failed" /> {strings.settingsRefused(refused.reason)}</>}
        </p>
        <div className="cb-config-panel-actions">
          <button type="submit" className="cb-answer-button" data-look="primary" aria-disabled={!isEdited || undefined}>{strings.saveSettings}</button>
          <button
            type="button"
            className="cb-answer-button"
            data-look="secondary"
            aria-disabled={!isEdited || undefined}
            onClick={() => {
              draft.discard()
              setWrong(0)
              setRefused({})
            }}
          >
            {strings.discardSettings}
          </button>
          <span role="status" className="cb-config-panel-note">
            {isEdited ? strings.unsavedSettings(draft.edited.length, formats) : refused.isSaved ? strings.settingsSaved : ''}
          </span>
        </div>
      </Form>
    </div>
  )
}

/** What the app's own schema finds, at its fields; anything else as a sentence. */
function refusalOf(error: unknown): { errors?: ErrorSchema<FormValue>; reason: string } {
  if (!CallboardError.is(error)) return { reason: String(error) }
  const { key, issues } = (error.details ?? {}) as { key?: string; issues?: readonly Issue[] }
  const reason = withoutPrefix(error.message)
  if (key === undefined || issues === undefined) return { reason }
  const errors: Record<string, unknown> = {}
  for (const { path, message } of issues) {
    let at = errors
    for (const part of [key, ...path.split('.').filter(Boolean)]) at = (at[part] ??= {}) as Record<string, unknown>
    at['__errors'] = [...((at['__errors'] as string[] | undefined) ?? []), message]
  }
  return { errors: errors as ErrorSchema<FormValue>, reason: issues.map(({ message }) => message).join(' ') }
}
