import { shareOfStreamsFull } from './stream-errors.ts'

/** What one identity may still add to the streams that it made. */
export interface StreamShare {
  /** Throws `stream-full` if so many bytes more are too many. */
  assertRoom(bytes: number): void
  /** So many bytes more were taken, or fewer are there. */
  add(bytes: number): void
}

/** How many bytes the streams of each identity hold: read once when its first is used, and kept in step from then on. */
export class StreamShares {
  readonly #limit: number
  readonly #read: (maker: string) => Promise<number>
  readonly #shares = new Map<string, Promise<StreamShare>>()

  /** `limit` in bytes; `read` asks what is stored. */
  constructor(limit: number, read: (maker: string) => Promise<number>) {
    this.#limit = limit
    this.#read = read
  }

  /** The share of an identity, by its key. Rejects as the storage does. */
  of(maker: string): Promise<StreamShare> {
    let share = this.#shares.get(maker)
    if (share === undefined) {
      share = this.#counted(maker)
      this.#shares.set(maker, share)
      share.catch(() => this.#shares.delete(maker))
    }
    return share
  }

  async #counted(maker: string): Promise<StreamShare> {
    let held = await this.#read(maker)
    return {
      assertRoom: (bytes) => {
        if (held + bytes > this.#limit) throw shareOfStreamsFull(this.#limit)
      },
      add: (bytes) => {
        held += bytes
      },
    }
  }
}
