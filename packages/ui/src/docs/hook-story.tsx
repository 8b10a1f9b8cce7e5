import { Canvas, Description, DocsContext, Source, Title } from '@storybook/addon-docs/blocks'
import type { StoryObj } from '@storybook/react-vite'
import { useContext, type ComponentType, type ReactElement } from 'react'
import './docs.css'

/** The examples as they stand in their files, so that what is read is what runs. */
const SOURCES = import.meta.glob<string>('./hooks/*.tsx', { query: '?raw', import: 'default', eager: true })

/** The name of a hook's file and its example, on the board of the toolbar's speed. */
export function hookStory(file: string, Example: ComponentType): StoryObj {
  const hook = file.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())
  return {
    name: hook,
    render: () => <div className="panel example"><Example /></div>,
    parameters: { docs: { source: { code: SOURCES[`./hooks/${file}.tsx`] } } },
  }
}

/** Every hook at work, and the source of that below it. */
export function HooksPage(): ReactElement {
  const { componentStories } = useContext(DocsContext)
  return (
    <>
      <Title />
      <Description />
      {componentStories().map(({ id, name, moduleExport, parameters }) => (
        <section key={id} className="hook">
          <h2 id={id}>{name}</h2>
          <Canvas of={moduleExport} sourceState="none" />
          <Source code={String((parameters['docs'] as HookDocs).source.code)} language="tsx" />
        </section>
      ))}
    </>
  )
}

interface HookDocs {
  readonly source: { readonly code?: string | undefined }
}
