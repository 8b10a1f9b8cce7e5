/** The signals by which a process is told to stop. */
export type StopSignal = 'SIGTERM' | 'SIGINT'

const STOP_SIGNALS: readonly StopSignal[] = ['SIGTERM', 'SIGINT']

/** Called once with the signal; the process goes on to end when all have settled. */
type Leaver = (signal: StopSignal) => Promise<void>

/** Of all agents of this process: the signal is raised again once, when the last of them has left. */
const leavers = new Set<Leaver>()
let isListening = false

/** Whether this is Node (or speaks its language), told at run time: a browser bundle loads this too. */
export function hasProcessSignals(): boolean {
  return typeof process === 'object' && typeof process.versions?.node === 'string'
}

/** Calls `leaver` when the process is told to stop, and lets the process end only then. The result ends that. */
export function onStopSignal(leaver: Leaver): () => void {
  leavers.add(leaver)
  listen()
  return () => {
    leavers.delete(leaver)
    if (leavers.size === 0) unlisten()
  }
}

function listen(): void {
  if (isListening) return
  isListening = true
  for (const signal of STOP_SIGNALS) process.on(signal, stop)
}

function unlisten(): void {
  if (!isListening) return
  isListening = false
  for (const signal of STOP_SIGNALS) process.off(signal, stop)
}

function stop(signal: StopSignal): void {
  // Whoever else listens has been told already and ends the process in its own time.
  const isAlone = process.listenerCount(signal) === 1
  const leaving = [...leavers].map((leaver) => leaver(signal))
  leavers.clear()
  // A second signal while they leave has its usual effect, so that an impatient person can always stop the process.
  unlisten()
  void Promise.allSettled(leaving).then(() => {
    if (isAlone) process.kill(process.pid, signal)
  })
}
