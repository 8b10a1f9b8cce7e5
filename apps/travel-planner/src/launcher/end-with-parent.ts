import process from 'node:process'

// Preloaded into every process of the planner: when the one that started it is gone, however it went, the channel
// between them closes.
const LEAVES_WITHIN_MS = 5_000

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), LEAVES_WITHIN_MS).unref()
})
