'use client'

/** The settings of a session as a form. An entry of its own, since it brings forms made from JSON Schemas. */
export { ConfigPanel, type ConfigPanelProps } from '../config-panel/config-panel.tsx'
export { type ConfigPanelRootOptions, type ConfigPanelRootState } from '../config-panel/config-panel-root.tsx'
export { type JsonSchemas } from '../config-panel/config-schema.ts'
