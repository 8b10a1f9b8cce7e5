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
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { MouseEvent, ReactElement, ReactNode } from 'react'
import { Icon } from '../icon/icon.tsx'
import { CrossIcon } from '../status/cross-icon.tsx'
import { StatusIcon } from '../status/status-icon.tsx'
import { ENGLISH_INTERRUPTS } from '../strings/english/interrupts.ts'
import type { Formats } from '../strings/formats.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import type { FormValue } from './schema-validator.ts'

/** Label, hint, field and what is wrong with it. */
export function FieldTemplate(props: FieldTemplateProps<FormValue>): ReactElement {
  const { id, description, children, errors, rawErrors, required, hidden, displayLabel, schema, registry, fieldPathId } = props
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  const label = titleOf(props.label, fieldPathId.path, schema, formats)
  if (hidden) return <div hidden>{children}</div>
  const isGroup = registry.schemaUtils.isMultiSelect(schema)
  const isContainer = !isGroup && (schema.type === 'object' || schema.type === 'array')
  const isTick = schema.type === 'boolean'
  const words = (
    <>
      <span dir="auto">{label}</span>
      {required || isPlainForm(registry.formContext) ? null : <span className="cb-field-optional"> ({strings.optional})</span>}
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

/** Whether a form does not say what is optional, as where all of it is. */
function isPlainForm(context: unknown): boolean {
  return typeof context === 'object' && context !== null && 'isPlain' in context
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
  const { fieldPathId, description, properties, schema } = props
  const { formats } = useStrings(ENGLISH_INTERRUPTS)
  const title = titleOf(props.title, fieldPathId.path, schema, formats)
  const isRoot = fieldPathId.path.length === 0
  return isRoot && !title && !description
    ? <div className="cb-fields">{properties.map(({ content }) => content)}</div>
    : (
      <Group id={fieldPathId.$id} title={title} hint={description} isRoot={isRoot}>
        {properties.map(({ content }) => content)}
      </Group>
    )
}

/** What a thing of a list that has no title of its own is called: `Guests-2`, as the form has it, is no word of any language. */
function titleOf(title: string, path: readonly (string | number)[], schema: RJSFSchema, formats: Formats): string {
  const index = path.at(-1)
  const ending = typeof index === 'number' && schema.title === undefined ? `-${index + 1}` : undefined
  return ending !== undefined && title.endsWith(ending) ? `${title.slice(0, -ending.length)} ${formats.number(Number(index) + 1)}` : title
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
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
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
            if (!disabled && !readonly) addItem(event, onAddClick)
          }}
        >
          {strings.addItem(title)}
        </button>
      ) : null}
    </Group>
  )
}

/** Adds an item. The button leaves when the list is full: then the focus goes on to what was added. */
function addItem(event: MouseEvent<HTMLButtonElement>, add: (event: MouseEvent<HTMLButtonElement>) => void): void {
  const { currentTarget } = event
  const list = currentTarget.closest('fieldset')
  add(event)
  requestAnimationFrame(() => {
    if (currentTarget.isConnected) return
    const added = [...(list?.querySelectorAll(':scope > .cb-array-item') ?? [])].at(-1)
    const heir = added?.querySelector<HTMLElement>('input, select, textarea, button') ?? list
    heir?.focus()
  })
}

/** One thing of a list, and what can be done with it. */
export function ArrayFieldItemTemplate({ children, buttonsProps, index }: ArrayFieldItemTemplateProps<FormValue>): ReactElement {
  const { strings, formats } = useStrings(ENGLISH_INTERRUPTS)
  const { hasMoveUp, hasMoveDown, hasRemove, disabled, readonly, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps
  if (disabled || readonly) return <div className="cb-array-item">{children}</div>
  const position = index + 1
  return (
    <div className="cb-array-item">
      <div className="cb-array-item-content">{children}</div>
      <div className="cb-array-item-buttons">
        {hasMoveUp || hasMoveDown ? (
          <>
            <ItemButton label={strings.moveItem(position, 'up', formats)} isOff={!hasMoveUp} move="up" onClick={(event) => moveItem(event, onMoveUpItem, index - 1)}><Icon of={ArrowUp} /></ItemButton>
            <ItemButton label={strings.moveItem(position, 'down', formats)} isOff={!hasMoveDown} move="down" onClick={(event) => moveItem(event, onMoveDownItem, index + 1)}><Icon of={ArrowDown} /></ItemButton>
          </>
        ) : null}
        {hasRemove ? (
          <ItemButton
            label={strings.removeItem(position, formats)}
            onClick={(event) => removeItem(event, onRemoveItem)}
          >
            <CrossIcon />
          </ItemButton>
        ) : null}
      </div>
    </div>
  )
}

/** Removes an item, and its button with it: the focus goes on to the one that adds, which comes back if the list was full. */
function removeItem(event: MouseEvent<HTMLButtonElement>, remove: (event: MouseEvent<HTMLButtonElement>) => void): void {
  const list = event.currentTarget.closest('fieldset')
  const heir = (): HTMLElement | null | undefined => list?.querySelector<HTMLElement>(':scope > [data-add]')
  const isFull = heir() === null
  ;(heir() ?? list)?.focus()
  remove(event)
  if (isFull) requestAnimationFrame(() => heir()?.focus())
}

/** Moves an item with its button, so that the next press moves the same item on. */
function moveItem(event: MouseEvent<HTMLButtonElement>, move: (event: MouseEvent<HTMLButtonElement>) => void, to: number): void {
  const { currentTarget } = event
  const list = currentTarget.closest('fieldset')
  const button = `:scope > .cb-array-item-buttons > [data-move="${currentTarget.dataset['move'] ?? ''}"]`
  move(event)
  requestAnimationFrame(() => list?.querySelectorAll(':scope > .cb-array-item')[to]?.querySelector<HTMLElement>(button)?.focus())
}

interface ItemButtonProps {
  readonly label: string
  readonly children: ReactNode
  /** At an end of the list it stays, so that it keeps the focus. */
  readonly isOff?: boolean | undefined
  readonly move?: 'up' | 'down' | undefined
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void
}

function ItemButton({ label, children, isOff, move, onClick }: ItemButtonProps): ReactElement {
  return (
    <button
      type="button"
      className="cb-icon-button"
      data-move={move}
      aria-label={label}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onClick}
    >
      {children}
    </button>
  )
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
  const { strings } = useStrings(ENGLISH_INTERRUPTS)
  return <p className="cb-field-hint">{strings.fieldUnsupported}</p>
}

/** Nothing: what is wrong stands at its field. */
export function NoErrorList(): null {
  return null
}
