import { readFileSync } from 'node:fs'
import type { Usage } from './server.ts'

/** What this process has used. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage()
  return {
    cpuMicroseconds: user + system,
    atMicroseconds: Number(process.hrtime.bigint() / 1000n),
    rssBytes: process.memoryUsage.rss(),
    rssPeakBytes: rssPeakBytes(),
  }
}

/** Where the kernel tells it, the peak of this program; else of this process, which may begin with that of its parent. */
function rssPeakBytes(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (kilobytes !== undefined) return Number(kilobytes) * 1024
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024
}
