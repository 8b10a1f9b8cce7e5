import type { RelayStreamFrame } from '@callboard/session/wire'

type WithoutChannel<Frame> = Frame extends unknown ? Omit<Frame, 'channel'> : never

/** A channel as who works it sees it. */
export interface ChannelPort {
  readonly channel: number
  /** Sends a frame that is no data. */
  send(frame: WithoutChannel<RelayStreamFrame>): void
  /** Ends the channel with an error. Anything may be handed in; what is no `CallboardError` is a bug and gets `internal`. */
  fail(error: unknown): void
  /** Ends the channel: it has done what it was for. */
  end(): void
}

/** What works a channel. */
export interface StreamChannel {
  /** Nothing more is wanted of it. Called once, also after `fail` and `end`; `reason` says why in one word. */
  stop(reason: string): void
}
