/** 128 random bits in one draw, where lib0 draws every digit: a command waits for its id. Works on insecure pages too. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(36)).join('')
}
