import {
  errorId,
  titleId,
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  type DescriptionFieldProps,
  type FieldErrorProps,
  type FieldTemplateProps,
  type MultiSchemaFieldTemplateProps,
  type ObjectFieldTemplateProps,
  type RJSFSchema,
  type WrapIfAdditionalTemplateProps,
} from '@rjsf/utils'
import type { ReactElement, ReactNode } from 'react'
import { CrossIcon } from '../status/cross-icon.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { useStrings } from '../strings/strings-provider.tsx'
import type { FormValue } from './schema-validator.ts'

/** Label, hint, field and what is wrong with it. */
export function FieldTemplate(props: FieldTemplateProps<FormValue>): ReactElement {
  const { id, label, description, children, errors, rawErrors, required, hidden, displayLabel, schema, registry } = props
  const { strings } = useStrings()
  if (hidden) return <div hidden>{children}</div>
  const isGroup = registry.schemaUtils.isMultiSelect(schema)
  const isContainer = !isGroup && (schema.type === 'object' || schema.type === 'array')
  const isTick = schema.type === 'boolean'
  const words = (
    <>
      <span dir="auto">{label}</span>
      {required ? null : <span className="cb-field-optional"> ({strings.optional})</span>}
    </>
  )
  return (
    <div className="cb-field" data-invalid={rawErrors?.length ? '' : undefined}>
      {displayLabel && label && !isContainer && !isTick
        ? isGroup ? <span id={titleId(id)} className="cb-field-label">{words}</span> : <label htmlFor={id} className="cb-field-label">{words}</label>
        : null}
      {displayLabel && !isContainer && !isTick ? description : null}
      {children}
      {errors}
    </div>
  )
}

/** A hint, as it was written. */
export function DescriptionFieldTemplate({ id, description }: DescriptionFieldProps<FormValue>): ReactElement | null {
  return description ? <p id={id} className="cb-field-hint" dir="auto">{description}</p> : null
}

/** What is wrong with a field. */
export function FieldErrorTemplate({ errors = [], fieldPathId }: FieldErrorProps<FormValue>): ReactElement | null {
  const texts = [...new Set(errors)]
  return texts.length === 0 ? null : (
    <p id={errorId(fieldPathId)} className="cb-field-problem">
      <StatusIcon status="stalled" /> {texts.map((text) => <span key={String(text)} dir="auto">{text} </span>)}
    </p>
  )
}

/** Fields that belong together, under their title. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps<FormValue>): ReactElement {
  const { fieldPathId, title, description, properties } = props
  const isRoot = fieldPathId.path.length === 0
  return isRoot && !title && !description
    ? <div className="cb-fields">{properties.map(({ content }) => content)}</div>
    : (
      <Group id={fieldPathId.$id} title={title} hint={description} isRoot={isRoot}>
        {properties.map(({ content }) => content)}
      </Group>
    )
}

interface GroupProps {
  readonly id: string
  readonly title: ReactNode
  readonly hint: ReactNode
  readonly isRoot: boolean
  readonly children: ReactNode
}

function Group({ id, title, hint, isRoot, children }: GroupProps): ReactElement {
  return (
    <fieldset id={id} className="cb-fields cb-field-group" data-root={isRoot ? '' : undefined} tabIndex={-1}>
      {title ? <legend className="cb-field-legend" dir="auto">{title}</legend> : null}
      {hint ? <p className="cb-field-hint" dir="auto">{hint}</p> : null}
      {children}
    </fieldset>
  )
}

/** A list of things that can be added to, taken from and put in order. */
export function ArrayFieldTemplate(props: ArrayFieldTemplateProps<FormValue>): ReactElement {
  const { fieldPathId, title, schema, items, canAdd, disabled, readonly, onAddClick } = props
  const { strings } = useStrings()
  return (
    <Group id={fieldPathId.$id} title={title} hint={schema.description} isRoot={false}>
      {items}
      {canAdd ? (
        <button
          type="button"
          className="cb-answer-button"
          data-look="secondary"
          data-add=""
          aria-disabled={disabled || readonly || undefined}
          onClick={(event) => {
            if (!disabled && !readonly) onAddClick(event)
          }}
        >
          {strings.addItem(title)}
        </button>
      ) : null}
    </Group>
  )
}

/** One thing of a list, and what can be done with it. */
export function ArrayFieldItemTemplate({ children, buttonsProps, index }: ArrayFieldItemTemplateProps<FormValue>): ReactElement {
  const { strings, formats } = useStrings()
  const { hasMoveUp, hasMoveDown, hasRemove, disabled, readonly, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps
  if (disabled || readonly) return <div className="cb-array-item">{children}</div>
  const position = index + 1
  return (
    <div className="cb-array-item">
      <div className="cb-array-item-content">{children}</div>
      <div className="cb-array-item-buttons">
        {hasMoveUp ? <ItemButton label={strings.moveItem(position, 'up', formats)} onClick={onMoveUpItem}>↑</ItemButton> : null}
        {hasMoveDown ? <ItemButton label={strings.moveItem(position, 'down', formats)} onClick={onMoveDownItem}>↓</ItemButton> : null}
        {hasRemove ? (
          <ItemButton
            label={strings.removeItem(position, formats)}
            onClick={(event) => {
              // The button leaves with what it removes; what adds stays.
              event.currentTarget.closest('fieldset')?.querySelector<HTMLElement>(':scope > [data-add]')?.focus()
              onRemoveItem(event)
            }}
          >
            <CrossIcon />
          </ItemButton>
        ) : null}
      </div>
    </div>
  )
}

interface ItemButtonProps {
  readonly label: string
  readonly children: ReactNode
  readonly onClick: (event: React.MouseEvent<HTMLButtonElement>) => void
}

function ItemButton({ label, children, onClick }: ItemButtonProps): ReactElement {
  return <button type="button" className="cb-icon-button" aria-label={label} onClick={onClick}>{children}</button>
}

/** A choice between kinds of value, and the fields of the one chosen. */
export function MultiSchemaFieldTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps<FormValue>): ReactElement {
  return (
    <div className="cb-fields">
      {selector}
      {optionSchemaField}
    </div>
  )
}

/** Fields that the schema does not name are shown like the others. */
export function WrapIfAdditionalTemplate({ children }: WrapIfAdditionalTemplateProps<FormValue, RJSFSchema>): ReactElement {
  return <>{children}</>
}

/** What no field can be made of. */
export function UnsupportedFieldTemplate(): ReactElement {
  const { strings } = useStrings()
  return <p className="cb-field-hint">{strings.fieldUnsupported}</p>
}

/** Nothing: what is wrong stands at its field. */
export function NoErrorList(): null {
  return null
}
