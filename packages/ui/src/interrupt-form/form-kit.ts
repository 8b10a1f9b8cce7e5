import type { FormProps } from '@rjsf/core/lib/components/Form.js'
import type { UiSchema } from '@rjsf/utils'
import { CheckboxField, InputField, SelectField, TextareaField } from './form-fields.tsx'
import {
  ArrayFieldItemTemplate,
  ArrayFieldTemplate,
  DescriptionFieldTemplate,
  FieldErrorTemplate,
  FieldTemplate,
  MultiSchemaFieldTemplate,
  NoErrorList,
  ObjectFieldTemplate,
  UnsupportedFieldTemplate,
  WrapIfAdditionalTemplate,
} from './form-templates.tsx'
import type { FormValue } from './schema-validator.ts'

/** How forms of JSON Schemas look: our own fields, without what the library brings. */
export const FORM_TEMPLATES: NonNullable<FormProps<FormValue>['templates']> = {
  ArrayFieldItemTemplate,
  ArrayFieldTemplate,
  BaseInputTemplate: InputField,
  DescriptionFieldTemplate,
  ErrorListTemplate: NoErrorList,
  FieldErrorTemplate,
  FieldTemplate,
  MultiSchemaFieldTemplate,
  ObjectFieldTemplate,
  UnsupportedFieldTemplate,
  WrapIfAdditionalTemplate,
}

/** The fields by their kind. */
export const FORM_WIDGETS: NonNullable<FormProps<FormValue>['widgets']> = {
  CheckboxWidget: CheckboxField,
  CheckboxesWidget: SelectField,
  SelectWidget: SelectField,
  TextareaWidget: TextareaField,
  // Nothing is uploaded from here: what is asked for is the text.
  FileWidget: TextareaField,
}

/** What the schema cannot say by itself. */
export const FORM_OPTIONS: UiSchema<FormValue> = { 'ui:globalOptions': { expandable: false } as NonNullable<UiSchema['ui:globalOptions']> }
