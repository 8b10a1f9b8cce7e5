import type * as Y from 'yjs'

/** Notes every key that a document's own side writes, so that a history can tell who wrote what. */
export function watchWrites(doc: Y.Doc): ReadonlySet<string> {
  const written = new Set<string>()
  for (const root of ['agents', 'people', 'selections', 'config', 'session']) {
    doc.getMap(root).observe((event, transaction) => {
      if (!transaction.local) return
      for (const key of event.keysChanged) written.add(`${root}:${String(key)}`)
    })
  }
  return written
}
