/** What a link that somebody else wrote may lead to. */
const LINK_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/**
 * The address as the browser itself reads it, if a link may lead there; else `undefined`. Refused are other schemes
 * (also disguised by spaces or control characters), addresses that depend on the page, and those with a user name in
 * them, which look like another place.
 */
export function safeLink(address: string): string | undefined {
  const url = parse(address)
  if (url === undefined || !LINK_PROTOCOLS.has(url.protocol) || url.username !== '' || url.password !== '') return undefined
  return url.href
}

/** As {@link safeLink}, but only of the web. */
export function safeWebLink(address: string): string | undefined {
  const link = safeLink(address)
  return link?.startsWith('http') ? link : undefined
}

/** The place that an address leads to, to be read by people: its host. */
export function hostOf(address: string): string {
  return parse(address)?.host.replace(/^www\./u, '') ?? address
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}
