import { wires } from '../wire/wires.ts'
import { clientFrame } from './client-frame.ts'
import { LoadSocket } from './load-socket.ts'
import type { LoadTarget } from './request.ts'
import { userToken } from './user-token.ts'

/** A client on its way in. */
export interface Joining {
  readonly socket: LoadSocket
  /** Resolves when the server has sent the document. */
  readonly synced: Promise<void>
}

/** Connects a client, which says what its server wants to hear first. */
export function joinSession(
  { port, wire, tokenSecret }: LoadTarget,
  session: string,
  onMessage: (message: Buffer) => void,
): Joining {
  const speak = wires[wire]
  const answered = Promise.withResolvers<void>()
  let synced = !speak.answers
  const socket = new LoadSocket({
    port,
    protocols: tokenSecret === undefined ? [] : ['y.v1', `bearer.${userToken(tokenSecret)}`],
    session,
    onMessage(message) {
      onMessage(message)
      if (synced || !speak.isSynced(message)) return
      synced = true
      answered.resolve()
    },
  })
  const greeted = socket.opened.then(() => {
    for (const message of speak.hello(session)) socket.send(clientFrame(message))
    return synced ? undefined : answered.promise
  })
  return { socket, synced: greeted }
}
