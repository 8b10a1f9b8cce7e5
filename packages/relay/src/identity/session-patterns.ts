/** Whether one of the patterns names the session: itself, or a beginning of it followed by `*`. Cases differ. */
export function opensSession(patterns: readonly string[], session: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? session.startsWith(pattern.slice(0, -1)) : pattern === session)
}
