import { afterEach, inject } from 'vitest'
import { page } from 'vitest/browser'

declare module 'vitest' {
  interface ProvidedContext {
    pictures: 'none' | 'compare' | 'accept'
    colorScheme: 'light' | 'dark'
  }
}

/** Stories that show one state each: what they look like is part of what they promise. */
const HAS_PICTURE = /\.(?:states|kinds|parts)\.stories\.tsx$/u
/** What a popup keeps from the edge of its picture, px. */
const MARGIN = 24

/** What a story's test has beside what every test has. */
interface StoryTask {
  readonly meta: { readonly storyId?: string | undefined }
  readonly file: { readonly filepath: string }
  readonly result?: { readonly state: string } | undefined
}

// After the story has been played; what the widgets look like then is compared with what they are meant to.
afterEach(async ({ task, expect, ...context }) => {
  const { meta, file, result } = task as unknown as StoryTask
  const { story } = context as { story?: { parameters: Record<string, unknown> } }
  if (inject('pictures') === 'none' || meta.storyId === undefined || !HAS_PICTURE.test(file.filepath)) return
  if (result?.state === 'fail' || story?.parameters['picture'] === false) return
  await document.fonts.ready
  await expect(page.elementLocator(subject())).toMatchScreenshot(`${inject('colorScheme')}-${meta.storyId}`)
})

/** The stage; or, when something floats outside of it, the page, made as long as that needs. */
function subject(): Element {
  const stage = document.querySelector('.stage') ?? document.body
  const floating = [...document.querySelectorAll('[data-base-ui-portal] .cb-root')].map((one) => one.getBoundingClientRect())
  document.body.style.minBlockSize = ''
  if (floating.every(({ height }) => height === 0)) return stage
  document.body.style.minBlockSize = `${Math.max(...floating.map(({ bottom }) => bottom)) + MARGIN}px`
  return document.body
}
