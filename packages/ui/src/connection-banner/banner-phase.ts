import { useConnection } from '@callboard/react'
import type { ConnectionState } from '@callboard/session'
import { useEffect, useState } from 'react'

/** What a banner shows: nothing, the trouble there is, that it is over, or what the relay has refused. */
export type BannerPhase = 'hidden' | 'connecting' | 'reconnecting' | 'closed' | 'restored' | 'rejected'

export interface BannerTiming {
  /** Trouble that is over within this time is not mentioned, milliseconds. */
  readonly graceMs: number
  /** How long it says that trouble is over, milliseconds. */
  readonly restoredMs: number
}

/** The phase of the connection, as calm as people need it. */
export function useBannerPhase({ graceMs, restoredMs }: BannerTiming): BannerPhase {
  const connection = useConnection()
  const trouble = troubleOf(connection)
  const [phase, setPhase] = useState<BannerPhase>(trouble === 'closed' ? 'closed' : 'hidden')

  useEffect(() => {
    if (trouble === 'closed') {
      setPhase('closed')
      return undefined
    }
    if (trouble === undefined) {
      setPhase((before) => (before === 'reconnecting' ? 'restored' : 'hidden'))
      const timer = setTimeout(() => setPhase('hidden'), restoredMs)
      return () => clearTimeout(timer)
    }
    const timer = setTimeout(() => setPhase(trouble), graceMs)
    return () => clearTimeout(timer)
  }, [trouble, graceMs, restoredMs])

  // Said until it is read: what somebody did is gone.
  return connection.rejected.length > 0 && trouble !== 'closed' ? 'rejected' : phase
}

function troubleOf({ status }: ConnectionState): 'connecting' | 'reconnecting' | 'closed' | undefined {
  return status === 'connected' ? undefined : status
}
