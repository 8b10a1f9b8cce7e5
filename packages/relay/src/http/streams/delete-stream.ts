import { assertMayWrite } from '../../identity/stream-rights.ts'
import type { StreamExchange } from './stream-exchange.ts'

/** DELETE: the stream is no more; if it has forks, its data goes with the last of them. */
export async function deleteStream({ logs, path, response, identity }: StreamExchange): Promise<void> {
  assertMayWrite(identity, path, 'remove')
  await logs.remove(path)
  response.writeHead(204).end()
}
