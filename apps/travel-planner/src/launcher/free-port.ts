import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

/** A port of the loopback interface that is free now, and that a process can be restarted on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Throws an error that names the port and the variable to choose another by when the port is taken; 0 never is. */
export async function requireFreePort(port: number, variable: string, purpose: string): Promise<void> {
  if (port === 0) return
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE' ? 'is taken' : 'cannot be used'
    throw new Error(
      `Port ${port} ${reason}, so ${purpose} cannot run there. Stop what uses it, or choose another with ` +
        `${variable}, for example ${variable}=${port + 1} npm start.`,
      { cause },
    )
  }
  server.close()
  await once(server, 'close')
}
