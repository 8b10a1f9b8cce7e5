import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// A condition is waited for as long as a busy machine may need; one that never comes true fails all the same.
configure({ asyncUtilTimeout: 10_000 })

// Testing Library does so by itself only where `afterEach` is a global.
afterEach(cleanup)
