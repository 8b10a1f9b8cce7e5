import type { Args, Meta, StoryContext, StoryObj } from '@storybook/react-vite'
import type { ComponentType, ReactElement } from 'react'
import type { BoardScript } from '../story/story-board.ts'

/** One widget as its default story shows it. */
export interface ShownWidget {
  readonly name: string
  readonly Component: ComponentType
  /** What its story puts on the board; without, a scripted team is at work on it. */
  readonly board: BoardScript | undefined
}

interface StoryModule {
  readonly default: Meta
  readonly Default?: StoryObj | undefined
}

/** The stories that show widgets, found by their names: a new widget is here by itself. */
const MODULES = import.meta.glob<StoryModule>(
  // Frames and roots of their own hold the widgets that stand here one by one.
  ['../*/*.stories.tsx', '!../*/*.*.stories.tsx', '!../docs/*', '!../overview/*', '!../session-frame/*', '!../isolated/*'],
  { eager: true },
)

/** Every widget that has a default story, by name. */
export const EVERY_WIDGET: readonly ShownWidget[] = Object.values(MODULES)
  .flatMap(({ default: meta, Default }) => (Default === undefined ? [] : [shownWidget(meta, Default)]))
  .sort((left, right) => left.name.localeCompare(right.name))

function shownWidget(meta: Meta, story: StoryObj): ShownWidget {
  const args: Args = { ...meta.args, ...story.args }
  const parameters = { ...meta.parameters, ...story.parameters }
  const context = { args, parameters } as unknown as StoryContext
  const render = story.render ?? meta.render
  const Plain = meta.component as ComponentType<Args>
  const Story = (): ReactElement => (render === undefined ? <Plain {...args} /> : (render(args, context) as ReactElement))
  const decorators = [meta.decorators ?? [], story.decorators ?? []].flat()
  const Decorated = decorators.reduce<ComponentType>((Inner, decorate) => () => decorate(Inner as never, context) as ReactElement, Story)
  return { name: meta.title ?? '', Component: Decorated, board: parameters['board'] as BoardScript | undefined }
}
