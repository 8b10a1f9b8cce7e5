// Before every test: what is waited for may take as long as a busy machine needs. What never comes fails all the same.
import { vi } from 'vitest'

const PATIENCE_MS = 10_000
const { waitFor } = vi

vi.waitFor = (condition, options) => waitFor(condition, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options })
