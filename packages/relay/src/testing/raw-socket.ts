import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A TCP connection, and what came back on it. */
export interface RawSocket {
  readonly socket: Socket
  /** All bytes that came back, as latin1. */
  received(): string
  ended(): boolean
}

/** Connects to a port of this machine, until the test ends; errors are as good as an end. */
export function openTcp(port: number): RawSocket {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let received = ''
  let ended = false
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
  socket.on('error', () => {})
  socket.on('close', () => (ended = true))
  return { socket, received: () => received, ended: () => ended }
}
