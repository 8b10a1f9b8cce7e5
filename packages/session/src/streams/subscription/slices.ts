/** How long a page may be kept from everything else at once. Milliseconds; tasks from 50 on are felt. */
const SLICE_MS = 8

/** Does a piece of work, and says whether there is more. */
export type SlicedJob = () => boolean

/**
 * What is to be done for all streams of the page, in turns. One for the page, because what it shares out is the page's
 * thread; hence also its real time.
 */
const jobs = new Set<SlicedJob>()
let isScheduled = false

/** Has a job done piece by piece, soon; once, however often it is asked for. */
export function schedule(job: SlicedJob): void {
  jobs.add(job)
  if (isScheduled) return
  isScheduled = true
  // At the end of this turn: what came in one message is worked off in one slice.
  queueMicrotask(runSlice)
}

/** Takes a job back. */
export function unschedule(job: SlicedJob): void {
  jobs.delete(job)
}

function runSlice(): void {
  const end = performance.now() + SLICE_MS
  // Who has more goes to the end of the set, so that a long backlog does not keep the others waiting.
  for (const job of jobs) {
    jobs.delete(job)
    if (runPiece(job)) jobs.add(job)
    if (jobs.size > 0 && performance.now() >= end) return nextTask(runSlice)
  }
  isScheduled = false
}

function runPiece(job: SlicedJob): boolean {
  try {
    return job()
  } catch (error) {
    // On a stack of its own: the app hears of its bug, and the other streams go on.
    queueMicrotask(() => {
      throw error
    })
    return true
  }
}

let channel: MessageChannel | undefined

/** Calls `task` in a task of its own, soon: timers wait longer, and much longer in a hidden page. */
function nextTask(task: () => void): void {
  if (typeof setImmediate === 'function') return void setImmediate(task)
  channel ??= new MessageChannel()
  channel.port1.onmessage = task
  channel.port2.postMessage(undefined)
}
