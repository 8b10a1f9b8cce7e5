/** What is streamed into a page in one round. */
export interface RenderLoad {
  /** So many stream at once, each with a row of its own. */
  readonly agents: number
  /** Of each agent. */
  readonly tokensEach: number
  /** Of each agent. */
  readonly tokensPerSecond: number
  /** Rows of finished answers that are mounted beside. */
  readonly oldRows: number
}

/** How many tokens a finished answer has. */
export const OLD_ROW_TOKENS = 100

/** Which feed a page is given: each speaks as the contender's own server would. */
export type FeedName = 'callboard' | 'y-text' | 'ui-message-chunks' | 'ably' | 'ably-one-channel'

/** What the page is told to show. */
export interface PageRequest extends RenderLoad {
  /** Name of the contender. */
  readonly contender: string
  /** Where its feed is, on 127.0.0.1. */
  readonly port: number
}

/** What the page saw from the first token to the last. */
export interface PageResult {
  readonly rowsRendered: number
  readonly listsRendered: number
  /** Milliseconds between frames. */
  readonly frameIntervalsMs: readonly number[]
  /** Milliseconds each of what held the main thread for 50 or longer. */
  readonly longTasksMs: readonly number[]
  /** Whether each row's text is what its agent wrote, to the letter. */
  readonly textRight: boolean
  /** From the writing of the last token until the texts were right, milliseconds. */
  readonly drainMs: number
}

declare global {
  /** What the page offers to the program that drives it. */
  var callboardStreams: {
    readonly contenders: Readonly<Record<string, FeedName>>
    open(request: PageRequest): Promise<void>
    watch(): void
    /** To be called when the last token has been written. */
    finish(): Promise<PageResult>
  }
}
