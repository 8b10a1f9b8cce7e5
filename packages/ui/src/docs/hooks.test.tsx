import * as board from '@callboard/react'
import * as activity from '@callboard/react/activity'
import * as controls from '@callboard/react/controls'
import * as conversation from '@callboard/react/conversation'
import * as interrupts from '@callboard/react/interrupts'
import * as measures from '@callboard/react/measures'
import * as streams from '@callboard/react/streams'
import { expect, test } from 'vitest'

const stories = Object.assign({}, ...Object.values(import.meta.glob<object>('./hooks-*.stories.tsx', { eager: true })))

test('every hook of every entry has an example in the docs', () => {
  const hooks = [board, activity, controls, conversation, interrupts, measures, streams]
    .flatMap((entry) => Object.keys(entry))
    .filter((name) => /^use[A-Z]/u.test(name))
  const shown = Object.keys(stories).filter((name) => name.startsWith('Use'))
  expect(hooks.length).toBeGreaterThan(30)
  expect(shown.sort()).toEqual(hooks.map((name) => `U${name.slice(1)}`).sort())
})
