/** What the launcher wrote into the page. */
export interface PageOptions {
  readonly relayUrl: string
  readonly session: string
}

/** Reads where the relay is and which session to show. Throws when the page was not served by the planner's launcher. */
export function readPageOptions(): PageOptions {
  return { relayUrl: metaContent('callboard-relay'), session: metaContent('callboard-session') }
}

function metaContent(name: string): string {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content
  if (!content) {
    throw new Error(`The page lacks its "${name}", so it cannot reach the board. Start it with npm start.`)
  }
  return content
}
