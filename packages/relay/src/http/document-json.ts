import * as Y from 'yjs'

type AnyType = Y.Doc['share'] extends Map<string, infer Type> ? Type : never

/** The roots that are maps in every session, present or not. */
const KNOWN_MAPS = ['agents', 'people', 'selections', 'config', 'session'] as const

/**
 * A document as plain JSON: a field a root. Roots of the app's own are read by what is in them, since a document does not
 * say what type a root has: entries make it a map, text makes it a string, anything else a list. Changes nothing: a root
 * that was typed by reading could not be typed otherwise later.
 */
export function documentToJson(doc: Y.Doc): Record<string, unknown> {
  const json: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const name of KNOWN_MAPS) json[name] = {}
  for (const [name, root] of doc.share) {
    json[name] = (KNOWN_MAPS as readonly string[]).includes(name) || root._map.size > 0 ? mapToJson(root) : listToJson(root)
  }
  return json
}

function mapToJson(type: AnyType): Record<string, unknown> {
  const json: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [key, item] of type._map) {
    if (!item.deleted) json[key] = plain(item.content.getContent().at(-1))
  }
  return json
}

function listToJson(type: AnyType): string | readonly unknown[] {
  const values: unknown[] = []
  let text: string | undefined
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) text = (text ?? '') + item.content.str
    else if (item.countable) values.push(...item.content.getContent().map(plain))
  }
  return text ?? values
}

function plain(value: unknown): unknown {
  return value instanceof Y.AbstractType ? (value.toJSON() as unknown) : value
}
