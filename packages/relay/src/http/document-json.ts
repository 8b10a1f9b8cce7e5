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
    // One by one: there may be more than a call takes arguments.
    else if (item.countable) for (const value of item.content.getContent()) values.push(plain(value))
  }
  return text ?? values
}

function plain(value: unknown): unknown {
  if (!(value instanceof Y.AbstractType)) return value
  const type: AnyType = value
  if (value instanceof Y.XmlFragment || value instanceof Y.XmlText) return markup(type)
  if (value instanceof Y.Text) return value.toString()
  return value instanceof Y.Map ? mapToJson(type) : listToJson(type)
}

/** Nobody keeps a writer from putting what is no markup into it: then it is a list of what is in it. */
function markup(type: AnyType): unknown {
  try {
    return type.toJSON()
  } catch {
    return listToJson(type)
  }
}
