import type { LoadSocket } from './load-socket.ts'

/** So many handshakes are under way at once: it is not joining that is measured. */
const AT_ONCE = 40

/** Opens sockets some at a time; resolves when `join` has for each. */
export async function openAll(count: number, join: (index: number) => Promise<LoadSocket>): Promise<readonly LoadSocket[]> {
  const sockets: LoadSocket[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) sockets[index] = await join(index)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return sockets
}
