import type { LogFields, Logger } from './logger.ts'

type Level = 'info' | 'warn' | 'error'

/** How many lines of one kind are written in a second; the rest are counted, and told of in one. */
const LINES_A_SECOND: Readonly<Record<Level, number>> = { info: 200, warn: 10, error: 10 }

const SECOND_MS = 1_000

interface Kind {
  readonly level: Level
  readonly message: string
  readonly code: string | undefined
  startedAt: number
  written: number
  left: number
}

/**
 * Keeps whoever can make the relay complain from filling its disk: of one message with one code only so many are written a second.
 * What was left out is said with the number of lines, `suppressed`, when the second is over.
 */
export class LimitedLogger implements Logger {
  readonly #logger: Logger
  readonly #now: () => number
  /** There are as many as messages and codes in the code: none of them comes from outside. */
  readonly #kinds = new Map<string, Kind>()
  #timer: NodeJS.Timeout | undefined

  constructor(logger: Logger, now: () => number = () => performance.now()) {
    this.#logger = logger
    this.#now = now
  }

  info(fields: LogFields, message: string): void {
    this.#write('info', fields, message)
  }

  warn(fields: LogFields, message: string): void {
    this.#write('warn', fields, message)
  }

  error(fields: LogFields, message: string): void {
    this.#write('error', fields, message)
  }

  /** Says what was left out so far. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const kind of this.#kinds.values()) this.#summarise(kind)
    this.#kinds.clear()
  }

  #write(level: Level, fields: LogFields, message: string): void {
    const kind = this.#kindOf(level, message, typeof fields['code'] === 'string' ? fields['code'] : undefined)
    if (this.#now() - kind.startedAt >= SECOND_MS) {
      this.#summarise(kind)
      kind.startedAt = this.#now()
      kind.written = 0
    }
    if (kind.written >= LINES_A_SECOND[level]) {
      kind.left += 1
      this.#timer ??= setTimeout(() => this.flush(), SECOND_MS).unref()
      return
    }
    kind.written += 1
    this.#logger[level](fields, message)
  }

  #kindOf(level: Level, message: string, code: string | undefined): Kind {
    const key = `${level} ${code ?? ''} ${message}`
    const known = this.#kinds.get(key)
    if (known !== undefined) return known
    const kind = { level, message, code, startedAt: this.#now(), written: 0, left: 0 }
    this.#kinds.set(key, kind)
    return kind
  }

  #summarise(kind: Kind): void {
    if (kind.left === 0) return
    const { level, code, left, message } = kind
    kind.left = 0
    this.#logger[level]({ ...(code === undefined ? {} : { code }), suppressed: left }, message)
  }
}
