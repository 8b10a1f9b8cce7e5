import type { TestProject } from 'vitest/node'
import { buildPage, type BuiltPage } from '../src/page-server/build-page.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    readonly page: BuiltPage
  }
}

/** Builds the page once for all tests. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('page', await buildPage())
}
