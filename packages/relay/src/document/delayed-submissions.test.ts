import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { noGuard, sent } from '../testing/open-guard.ts'
import type { Submission } from './apply-batch.ts'
import { DelayedSubmissions } from './delayed-submissions.ts'

function update(characters: number): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'x'.repeat(characters))
  return Y.encodeStateAsUpdate(doc)
}

test('what is put off counts for one identity over all its connections, also those that have ended', () => {
  const guard = { ...noGuard<string>(), waitMs: (source: string) => (source.startsWith('eve') ? 1_000 : 0), payerOf: (source: string) => source.slice(0, 3) }
  const delayed = new DelayedSubmissions<string>(guard, () => {})
  const mebibyte = update(1024 * 1024)
  const from = (source: string): Submission<string> => ({ source, ...sent(mebibyte) })

  for (let connection = 0; connection < 15; connection++) {
    expect(delayed.sort([from(`eve-${connection}`), from('ada')])).toMatchObject({ batch: [{ source: 'ada' }], overflowing: new Set() })
  }
  expect([...delayed.sort([from('eve-15')]).overflowing]).toEqual(['eve-15'])
  delayed.clear()
})
