import { expect, test } from 'vitest'
import { exportedWidgets } from './exported-parts.ts'

const SUITES = import.meta.glob<string>('../*/*.parts.test.tsx', { query: '?raw', import: 'default', eager: true })

test('every part that an entry exports is in the suite of its widget', async () => {
  const { parts } = await exportedWidgets()
  const suites = Object.values(SUITES).join('\n')
  expect(parts.length).toBeGreaterThan(140)
  expect(parts.filter((part) => !new RegExp(`(describePart\\('${part}', |'?${part}'?: )\\{`, 'u').test(suites))).toEqual([])
})
