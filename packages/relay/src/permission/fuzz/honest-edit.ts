import * as Y from 'yjs'

/** Draws from 0 up to, but not including, `below`. */
export type Draw = (below: number) => number

/** What a person or agent may do with a Yjs document, one of everything, below a root of the given name. */
export function editAtRandom(doc: Y.Doc, root: string, draw: Draw): void {
  const container = pick(doc.getMap(root) as Y.AbstractType<unknown>, draw)
  if (container instanceof Y.Text) editText(container, draw)
  else if (container instanceof Y.Array) editList(container, draw)
  else if (container instanceof Y.XmlFragment) editXml(container, draw)
  else editMap(container as unknown as Y.Map<unknown>, draw)
}

/** A number in [0, 1) as a draw. */
export function drawWith(random: () => number): Draw {
  return (below) => Math.floor(random() * below)
}

function pick(type: Y.AbstractType<unknown>, draw: Draw): Y.AbstractType<unknown> {
  let current = type
  for (let depth = 0; depth < 6 && draw(3) > 0; depth++) {
    const below = childrenOf(current)
    const next = below[draw(below.length)]
    if (next === undefined) return current
    current = next
  }
  return current
}

function childrenOf(type: Y.AbstractType<unknown>): Y.AbstractType<unknown>[] {
  const values: unknown[] =
    type instanceof Y.Map ? [...type.values()] : type instanceof Y.Array || type instanceof Y.XmlFragment ? type.toArray() : []
  return values.filter((value) => value instanceof Y.AbstractType)
}

function editMap(map: Y.Map<unknown>, draw: Draw): void {
  const key = `k${draw(5)}`
  if (draw(5) === 0) map.delete(key)
  else map.set(key, draw(3) === 0 ? newType(draw) : value(draw))
}

function editList(list: Y.Array<unknown>, draw: Draw): void {
  if (list.length > 0 && draw(3) === 0) list.delete(draw(list.length), 1)
  else list.insert(draw(list.length + 1), draw(4) === 0 ? [newType(draw)] : [value(draw), value(draw)])
}

function editText(text: Y.Text, draw: Draw): void {
  const length = text.length
  switch (draw(6)) {
    case 0: return length > 0 ? text.delete(draw(length), 1 + draw(2)) : undefined
    case 1: return length > 1 ? text.format(draw(length - 1), 2, { bold: draw(2) === 0 ? true : null }) : undefined
    case 2: return text.insert(draw(length + 1), 'b', { em: true })
    case 3: return text.insertEmbed(draw(length + 1), { image: draw(9) })
    default: return text.insert(draw(length + 1), ['word', 'a\u4e2db', 'ß'][draw(3)] ?? '')
  }
}

function editXml(xml: Y.XmlFragment, draw: Draw): void {
  if (xml instanceof Y.XmlElement && draw(2) === 0) return xml.setAttribute('style', `s${draw(9)}`)
  if (xml.length > 0 && draw(3) === 0) return xml.delete(draw(xml.length), 1)
  xml.insert(draw(xml.length + 1), [draw(2) === 0 ? new Y.XmlElement('p') : new Y.XmlText('text')])
}

function newType(draw: Draw): Y.AbstractType<unknown> {
  switch (draw(5)) {
    case 0: return new Y.Array() as Y.AbstractType<unknown>
    case 1: return new Y.Text('some text') as Y.AbstractType<unknown>
    case 2: return new Y.XmlElement('div') as Y.AbstractType<unknown>
    default: return new Y.Map() as Y.AbstractType<unknown>
  }
}

function value(draw: Draw): unknown {
  return [draw(100), 'text \u{1F600}', null, true, { a: [draw(9)] }, 1.5][draw(6)]
}
