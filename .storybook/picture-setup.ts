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
/** A story that is longer than its window gets one as long as it is, up to this, px; beyond, only what is in the window is in the picture. */
const TALLEST = 4_000

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
  const element = subject()
  const { innerWidth, innerHeight } = globalThis
  const { scrollHeight } = document.documentElement
  const isLong = scrollHeight > innerHeight && scrollHeight <= TALLEST
  if (isLong) await page.viewport(innerWidth, scrollHeight)
  try {
    await expect(page.elementLocator(element)).toMatchScreenshot(`${inject('colorScheme')}-${meta.storyId}`)
  } finally {
    if (isLong) await page.viewport(innerWidth, innerHeight)
  }
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
