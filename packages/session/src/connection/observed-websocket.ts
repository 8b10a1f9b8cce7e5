/** What is told of each socket that the provider makes. */
export interface SocketObserver {
  /** The socket is open; called before the provider hears of it. */
  opened(socket: WebSocket): void
  /** A message came in. Only `pass` hands it on to the provider. */
  received(socket: WebSocket, data: unknown, pass: () => void): void
  /** A message is about to leave. */
  sending(socket: WebSocket, data: unknown): void
}

/** A WebSocket class like `Base` that keeps `observer` between the provider and the wire. */
export function observedWebSocket(Base: typeof WebSocket, observer: SocketObserver): typeof WebSocket {
  return class ObservedWebSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      let handler: WebSocket['onmessage'] = null
      // An own property, because in the DOM's types `onmessage` is no accessor that a class could override.
      Object.defineProperty(this, 'onmessage', {
        get: () => handler,
        set: (value: WebSocket['onmessage']) => {
          handler = value
        },
      })
      this.addEventListener('open', () => observer.opened(this))
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        observer.received(this, event.data, () => handler?.call(this, event))
      })
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      observer.sending(this, data)
      super.send(data)
    }
  }
}
