// Not from the index: that also brings test helpers, and with them a validator that makes code out of schemas.
import Form from '@rjsf/core/lib/components/Form.js'
import { englishStringTranslator, TranslatableString, type RJSFSchema, type UiSchema } from '@rjsf/utils'
import { Component, useId, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { AnswerButton } from '../interrupt-card/answer-button.tsx'
import { AnswerExtras } from '../interrupt-card/answer-extras.tsx'
import { useInterruptCard } from '../interrupt-card/interrupt-context.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { FORM_OPTIONS, FORM_TEMPLATES, FORM_WIDGETS } from './form-kit.ts'
import { createSchemaValidator, type FormValue } from './schema-validator.ts'

/** From so many characters on, a text gets several lines. */
const LONG_TEXT = 200

/** A form made from a JSON Schema that has been vetted. It is checked before it is sent, and says at each field what is wrong. */
export function InterruptForm({ schema }: { schema: unknown }): ReactElement {
  return (
    <FormBoundary>
      <SchemaForm schema={schema as RJSFSchema} />
    </FormBoundary>
  )
}

function SchemaForm({ schema }: { schema: RJSFSchema }): ReactElement {
  const { interrupt, titleId, canAnswer, send } = useInterruptCard('InterruptCard.Answer')
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  const id = useId().replaceAll(/\W/gu, '')
  const validator = useMemo(() => createSchemaValidator(strings, formats), [strings, formats])
  const uiSchema = useMemo(() => ({ ...FORM_OPTIONS, ...longTexts(schema) }), [schema])
  const [value, setValue] = useState<FormValue>(() => interrupt.draft)
  const [wrong, setWrong] = useState(0)
  const form = useRef<HTMLDivElement>(null)
  return (
    <div ref={form}>
      <Form<FormValue>
        schema={schema}
        uiSchema={uiSchema}
        formData={value}
        validator={validator}
        templates={FORM_TEMPLATES}
        widgets={FORM_WIDGETS}
        idPrefix={`form${id}`}
        aria-labelledby={titleId}
        readonly={!canAnswer}
        noHtml5Validate
        showErrorList={false}
        liveValidate={wrong > 0 ? 'onChange' : false}
        translateString={(string, params) => {
          if (string === TranslatableString.YesLabel) return strings.yes
          if (string === TranslatableString.NoLabel) return strings.no
          if (string === TranslatableString.OptionPrefix) return strings.formOption(Number(params?.[0] ?? 1), formats)
          if (string === TranslatableString.TitleOptionPrefix) return `${params?.[0] ?? ''} ${strings.formOption(Number(params?.[1] ?? 1), formats)}`.trim()
          return englishStringTranslator(string, params)
        }}
        onChange={({ formData, errors }) => {
          setValue(formData)
          if (wrong > 0) setWrong(errors.length)
        }}
        onSubmit={({ formData }) => {
          if (!canAnswer) return
          setWrong(0)
          send({ type: 'submit', value: formData ?? {} })
        }}
        onError={(errors) => {
          setWrong(errors.length)
          requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus())
        }}
      >
        <p className="cb-field-problem" role="alert">
          {wrong === 0 ? null : <><StatusIcon status="stalled" /> {strings.fieldsToMend(wrong, formats)}</>}
        </p>
        <div className="cb-answer-buttons">
          <AnswerButton type="submit" look="primary">{strings.submitForm}</AnswerButton>
          <AnswerExtras />
        </div>
      </Form>
    </div>
  )
}

/** Texts that may be long get several lines. */
function longTexts(schema: RJSFSchema): UiSchema<FormValue> {
  const fields = Object.entries((schema.properties ?? {}) as Readonly<Record<string, RJSFSchema | boolean>>)
  return Object.fromEntries(
    fields.flatMap(([key, field]) =>
      typeof field === 'object' && field.type === 'string' && field.enum === undefined && (field.maxLength ?? 0) >= LONG_TEXT
        ? [[key, { 'ui:widget': 'textarea' }]]
        : [],
    ),
  )
}

/** A schema that is harmless, but that no form can be made of, is said to be so. */
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
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  return (
    <>
      <p className="cb-interrupt-card-failed"><StatusIcon status="invalid" /> {strings.fieldUnsupported}</p>
      <div className="cb-answer-buttons"><AnswerExtras /></div>
    </>
  )
}
