import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CallboardError } from '@callboard/session/protocol'
import { optionInvalid } from './relay-options.ts'

/** Starts to listen. Rejects with `port-taken`, or `option-invalid` if this machine has no such address. */
export function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(describe(error, host, port)))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve(server.address() as AddressInfo)
    })
  })
}

function describe(error: NodeJS.ErrnoException, host: string, port: number): CallboardError {
  if (error.code === 'EADDRINUSE') {
    return new CallboardError({
      code: 'port-taken',
      message: `Port ${port} on ${host} is in use by another process, so the relay cannot listen there. Stop that process, or give another port (0 takes any that is free).`,
      cause: error,
    })
  }
  if (error.code === 'EACCES') return optionInvalid('port', `${port} may not be used by this user`)
  return optionInvalid('host', `"${host}" is no address of this machine (${error.code ?? error.message})`)
}
