/** A message for people, without the name of the package that developers find in front of it. */
export function withoutPrefix(message: string): string {
  return message.replace(/^callboard: /u, '')
}
