import { expect, test } from 'vitest'
import type { ConversationEntry } from '../../schema/index.ts'
import { createSeenMessages } from './seen-messages.ts'

const said = (id: string, by: string): ConversationEntry => ({ id, at: 1, from: { kind: 'person', id: by, name: by }, text: `${by} says ${id}` })

test('a message is there once, and one of the same id by somebody else hides it not', () => {
  const seen = createSeenMessages()
  const added = [said('c1', 'eve'), said('c1', 'ada'), said('c1', 'ada'), said('c2', 'ada'), said('c1', 'eve')].map((entry) => seen.add(entry))

  expect(added.map((entry) => entry?.text)).toEqual(['eve says c1', 'ada says c1', undefined, 'ada says c2', undefined])
  const ids = added.flatMap((entry) => entry?.id ?? [])
  expect([new Set(ids).size, ids[0], ids[2]]).toEqual([3, 'c1', 'c2'])
  expect([seen.has(said('c1', 'ada')), seen.has(said('c2', 'eve'))]).toEqual([true, false])
})
