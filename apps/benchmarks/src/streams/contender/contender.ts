import type { ServerName } from '../server/servers.ts'

/** Where a round's streams are, and who listens. */
export interface StreamPlace {
  /** Ports of 127.0.0.1, before which bytes are counted. */
  readonly writerPort: number
  readonly readerPort: number
  /** So many writers, each with a stream of its own. One reader reads them all. */
  readonly writers: number
  /** The reader calls it with each piece of a writer's text, in order. */
  onText(writer: number, text: string): void
}

/** A way to bring tokens from writers to a reader. */
export interface StreamContender {
  readonly server: ServerName
  /** What a reader sees: is it on disk by then? */
  readonly durable: 'before it is shown' | 'no'
  /** Connects writers and reader; resolves when a token would arrive. */
  open(place: StreamPlace): Promise<OpenStreams>
}

export interface OpenStreams {
  /** Writes one token, as soon as the protocol allows. */
  write(writer: number, token: string): void
  /** Resolves when every token is where the contender promises it to be. */
  settled(): Promise<void>
}
