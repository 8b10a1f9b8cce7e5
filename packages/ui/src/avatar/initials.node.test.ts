import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Ada Lovelace', 'AL'],
  ['Flight agent (Berlin–Lisbon)', 'FL'],
  ['(unnamed)', 'U'],
  ['“Orchestrator”', 'O'],
  ['大輝 佐藤', '大佐'],
  ['\u202E\u200B', ''],
  ['👩‍🚀 crew', '👩‍🚀C'],
])('%s is %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
