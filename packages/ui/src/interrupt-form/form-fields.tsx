import {
  descriptionId,
  errorId,
  optionId,
  enumOptionsDeselectValue,
  enumOptionsIsSelected,
  enumOptionsSelectValue,
  enumOptionValueDecoder,
  enumOptionValueEncoder,
  enumOptionSelectedValue,
  getInputProps,
  titleId,
  type BaseInputTemplateProps,
  type WidgetProps,
} from '@rjsf/utils'
import type { ReactElement } from 'react'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import type { FormValue } from './schema-validator.ts'

type Widget = WidgetProps<FormValue>

/** What every field says of itself beside its label: what is wrong with it, and its hint, if there are any. */
function description({ id, rawErrors, schema, options }: Pick<Widget, 'id' | 'rawErrors' | 'schema' | 'options'>): Record<string, unknown> {
  const hint = options?.description ?? schema.description
  const ids = [rawErrors?.length ? errorId(id) : '', hint ? descriptionId(id) : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': rawErrors?.length ? true : undefined }
}

/** A line of text, a number, a date and the like. */
export function InputField(props: BaseInputTemplateProps<FormValue>): ReactElement {
  const { id, value, required, readonly, disabled, schema, type, options, placeholder, onChange, onChangeOverride } = props
  const inputProps = getInputProps<FormValue>(schema, type, options)
  // What the browser makes of a number as it is being written must not overwrite what is written.
  const isNumber = inputProps.type === 'number'
  return (
    <input
      id={id}
      className="cb-field-input"
      dir={isNumber ? undefined : 'auto'}
      type={isNumber ? 'text' : inputProps.type}
      inputMode={isNumber ? 'decimal' : undefined}
      value={value === undefined || value === null ? '' : String(value)}
      placeholder={placeholder || undefined}
      readOnly={readonly || disabled}
      aria-required={required || undefined}
      autoComplete="off"
      {...description(props)}
      onChange={onChangeOverride ?? ((event) => onChange(event.target.value === '' ? options.emptyValue : event.target.value))}
    />
  )
}

/** Several lines of text. */
export function TextareaField(props: Widget): ReactElement {
  const { id, value, required, readonly, disabled, options, onChange } = props
  return (
    <textarea
      id={id}
      className="cb-field-input"
      dir="auto"
      rows={4}
      value={typeof value === 'string' ? value : ''}
      readOnly={readonly || disabled}
      aria-required={required || undefined}
      {...description(props)}
      onChange={(event) => onChange(event.target.value === '' ? options.emptyValue : event.target.value)}
    />
  )
}

/** Yes or no, as a box to tick. */
export function CheckboxField(props: Widget): ReactElement {
  const { id, value, disabled, readonly, label, schema, options, onChange } = props
  const hint = options.description ?? schema.description
  return (
    <div className="cb-field-check">
      <input
        type="checkbox"
        id={id}
        checked={value === true}
        aria-disabled={disabled || readonly || undefined}
        {...description(props)}
        onChange={(event) => {
          if (!disabled && !readonly) onChange(event.target.checked)
        }}
      />
      <label htmlFor={id} className="cb-field-check-label" dir="auto">{label}</label>
      {hint ? <p id={descriptionId(id)} className="cb-field-hint" dir="auto">{hint}</p> : null}
    </div>
  )
}

/** One of several, or with `multiple` as many as one likes. */
export function SelectField(props: Widget): ReactElement {
  return props.multiple ? <CheckboxesField {...props} /> : <OneOfField {...props} />
}

function OneOfField(props: Widget): ReactElement {
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  const { id, value, disabled, readonly, options, schema, label, hideLabel, required, onChange } = props
  const { enumOptions, emptyValue } = options
  const isEmptyOffered = schema.default === undefined || value === undefined
  const isVariant = id.endsWith('__oneof_select') || id.endsWith('__anyof_select')
  return (
    <select
      id={id}
      className="cb-field-input"
      value={enumOptionSelectedValue(value, enumOptions, false, 'indexed', '') as string}
      aria-label={hideLabel || isVariant ? label : undefined}
      aria-required={required || undefined}
      aria-disabled={disabled || readonly || undefined}
      {...description(props)}
      onChange={(event) => {
        if (!disabled && !readonly) onChange(enumOptionValueDecoder(event.target.value, enumOptions, 'indexed', emptyValue))
      }}
    >
      {isEmptyOffered && !isVariant ? <option value="">{strings.chooseOption}</option> : null}
      {enumOptions?.map((option, index) => (
        <option key={String(option.value)} value={enumOptionValueEncoder(option.value, index, 'indexed')}>{option.label}</option>
      ))}
    </select>
  )
}

function CheckboxesField(props: Widget): ReactElement {
  const { id, value, disabled, readonly, options, onChange } = props
  const chosen: unknown[] = Array.isArray(value) ? value : []
  const { enumOptions = [] } = options
  return (
    <div role="group" id={id} aria-labelledby={titleId(id)} className="cb-choice-options" tabIndex={-1} {...description(props)}>
      {enumOptions.map((option, index) => (
        <label key={String(option.value)} className="cb-choice-option" data-checked={enumOptionsIsSelected(option.value, chosen) ? '' : undefined}>
          <input
            type="checkbox"
            id={optionId(id, index)}
            checked={enumOptionsIsSelected(option.value, chosen)}
            aria-disabled={disabled || readonly || undefined}
            onChange={(event) => {
              if (disabled || readonly) return
              onChange(event.target.checked ? enumOptionsSelectValue(index, chosen, enumOptions) : enumOptionsDeselectValue(index, chosen, enumOptions))
            }}
          />
          <span className="cb-choice-label" dir="auto">{option.label}</span>
        </label>
      ))}
    </div>
  )
}
