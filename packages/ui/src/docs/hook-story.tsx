import { Description, Stories, Title } from '@storybook/addon-docs/blocks'
import type { StoryObj } from '@storybook/react-vite'
import type { ComponentType, ReactElement } from 'react'
import './docs.css'

/** The examples as they stand in their files, so that what is read is what runs. */
const SOURCES = import.meta.glob<string>('./hooks/*.tsx', { query: '?raw', import: 'default', eager: true })

/** The name of a hook's file and its example, on the board of the toolbar's speed. */
export function hookStory(file: string, Example: ComponentType): StoryObj {
  const hook = file.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())
  return {
    name: hook,
    render: () => <div className="panel example"><Example /></div>,
    parameters: { docs: { source: { code: SOURCES[`./hooks/${file}.tsx`] }, canvas: { sourceState: 'shown' } } },
  }
}

/** Every hook with its source. */
export function hooksPage(): ReactElement {
  return (
    <>
      <Title />
      <Description />
      <Stories title="" />
    </>
  )
}
