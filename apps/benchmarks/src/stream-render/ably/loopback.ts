import type { InboundMessage, Message, Realtime } from 'ably'

/** A message on a channel, as Ably's service delivers it. */
export interface Delivery {
  readonly channel: string
  readonly message: InboundMessage
}

/** Where messages go instead of to Ably's service. */
export interface LoopbackService {
  /** Delivers to all subscribers of the channel, the sender too; gives the serial of the message. */
  publish(channel: string, message: Message, action: InboundMessage['action'], clientId: string): string
  subscribe(channel: string, listener: (message: InboundMessage) => void): () => void
}

/** The service within one process. As Ably's, it gives each message a serial, and each change to one a version. */
export function createLoopbackService(onDelivery: (delivery: Delivery) => void): LoopbackService {
  const listeners = new Map<string, Set<(message: InboundMessage) => void>>()
  const names = new Map<string, string | undefined>()
  let count = 0
  return {
    publish(channel, { name, data, extras, serial }, action, clientId) {
      count += 1
      const version = `${String(count).padStart(12, '0')}@loopback`
      const own = serial ?? version
      if (serial === undefined) names.set(own, name)
      const timestamp = Date.now()
      const delivered = {
        id: version,
        name: name ?? names.get(own),
        data,
        extras,
        action,
        clientId,
        serial: own,
        timestamp,
        version: { serial: version, timestamp },
        annotations: { summary: {} },
      } as unknown as InboundMessage
      for (const listener of listeners.get(channel) ?? []) listener(delivered)
      onDelivery({ channel, message: delivered })
      return own
    },
    subscribe: (channel, listener) => addListener(listeners, channel, listener),
  }
}

/** The other half of a service: it only hears what `deliver` is given. */
export function createLoopbackReceiver(): LoopbackService & { deliver(delivery: Delivery): void } {
  const listeners = new Map<string, Set<(message: InboundMessage) => void>>()
  return {
    publish: () => {
      throw new Error('The page only reads.')
    },
    subscribe: (channel, listener) => addListener(listeners, channel, listener),
    deliver({ channel, message }) {
      for (const listener of listeners.get(channel) ?? []) listener(message)
    },
  }
}

function addListener<Item>(all: Map<string, Set<Item>>, key: string, item: Item): () => void {
  const ofKey = all.get(key) ?? new Set()
  all.set(key, ofKey.add(item))
  return () => ofKey.delete(item)
}

/** As much of Ably's client as `@ably/ai-transport` uses, on `service`. */
export function createLoopbackClient(service: LoopbackService, clientId: string): Realtime {
  const channels = new Map<string, unknown>()
  const client = {
    options: {},
    auth: { clientId },
    connection: { state: 'connected', on: () => undefined, off: () => undefined },
    channels: {
      get(name: string): unknown {
        const channel = channels.get(name) ?? createChannel(service, name, clientId)
        channels.set(name, channel)
        return channel
      },
    },
  }
  return client as unknown as Realtime
}

/** Everything is delivered as it happens. */
const NO_HISTORY = { items: [], hasNext: () => false, isLast: () => true, next: () => Promise.resolve(null) }

function createChannel(service: LoopbackService, name: string, clientId: string): unknown {
  const subscriptions = new Map<unknown, () => void>()
  const change = (message: Message, action: InboundMessage['action']): Promise<unknown> =>
    Promise.resolve({ versionSerial: service.publish(name, message, action, clientId) })
  return {
    name,
    state: 'attached',
    on: () => undefined,
    off: () => undefined,
    attach: () => Promise.resolve(null),
    detach: () => Promise.resolve(),
    subscribe(listener: (message: InboundMessage) => void) {
      subscriptions.set(listener, service.subscribe(name, listener))
      return Promise.resolve(null)
    },
    unsubscribe(listener: unknown) {
      subscriptions.get(listener)?.()
      subscriptions.delete(listener)
    },
    publish(given: Message | readonly Message[]) {
      const messages = Array.isArray(given) ? (given as readonly Message[]) : [given as Message]
      const serials = messages.map((each) => service.publish(name, each, 'message.create', clientId))
      return Promise.resolve({ serials })
    },
    appendMessage: (message: Message) => change(message, 'message.append'),
    updateMessage: (message: Message) => change(message, 'message.update'),
    history: () => Promise.resolve(NO_HISTORY),
  }
}
