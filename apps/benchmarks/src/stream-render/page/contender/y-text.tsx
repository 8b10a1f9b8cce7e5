import { useEffect, useState, type ReactElement } from 'react'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { RenderContender } from '../contender.ts'
import { numbers, renderList, renderRow } from '../row.tsx'

/** A `Y.Text` a row, and the hook that is written by hand for it. */
export const yText: RenderContender = {
  feed: 'y-text',
  async open({ port, agents, oldRows }) {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, 'bench', doc, { disableBc: true })
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
    const element = renderList([
      ...numbers(oldRows).map((row) => <Row key={`old-${row}`} id={`old-${row}`} text={doc.getText(`old-${row}`)} />),
      ...numbers(agents).map((row) => <Row key={row} id={`agent-${row}`} text={doc.getText(`agent-${row}`)} />),
    ])
    return { element, close: () => provider.destroy() }
  },
}

function Row({ id, text }: { id: string; text: Y.Text }): ReactElement {
  const [value, setValue] = useState(() => text.toJSON())
  useEffect(() => {
    const onChange = (): void => setValue(text.toJSON())
    text.observe(onChange)
    onChange()
    return () => text.unobserve(onChange)
  }, [text])
  return renderRow(id, value)
}
