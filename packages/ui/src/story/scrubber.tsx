import { SessionProvider, useStore } from '@callboard/react'
import { useEffect, useId, useState, type ReactElement, type ReactNode } from 'react'
import { createScenarioPlayer, type ScenarioPlayer, type ScenarioPlayerOptions } from './scenario-player.ts'
import './scrubber.css'

/** Props of {@link Scrubber}. */
export interface ScrubberProps extends ScenarioPlayerOptions {
  /** How long the scenario can be gone through. Seconds. */
  readonly length?: number | undefined
  /** How fast it goes when it plays. */
  readonly speed?: number | undefined
  /** Where it stands at first. Seconds. */
  readonly start?: number | undefined
  /** What shows the session. */
  readonly children?: ReactNode
}

const TICK_MS = 100

/** A scenario on a rail: it can be played, held, and gone through forth and back. */
export function Scrubber({ scenario, agents, seed, start = 0, ...rest }: ScrubberProps): ReactElement | null {
  const [player, setPlayer] = useState<ScenarioPlayer>()
  useEffect(() => {
    let isGone = false
    const opening = createScenarioPlayer({ scenario, agents, seed }).then(async (made) => {
      await made.seek(start * 1_000)
      if (!isGone) setPlayer(made)
      return made
    })
    return () => {
      isGone = true
      setPlayer(undefined)
      void opening.then((made) => made.close())
    }
  }, [scenario, agents, seed, start])
  return player === undefined ? null : <Rail player={player} {...rest} />
}

type RailProps = Pick<ScrubberProps, 'length' | 'speed' | 'children'> & { readonly player: ScenarioPlayer }

function Rail({ player, length = 120, speed = 1, children }: RailProps): ReactElement {
  const { session, at, target } = useStore(player.state)
  const [isPlaying, setPlaying] = useState(false)
  const label = useId()
  const end = length * 1_000
  const go = (to: number): void => void player.seek(Math.min(end, Math.max(0, to)))
  useEffect(() => {
    if (!isPlaying) return undefined
    const timer = setInterval(() => {
      const standing = player.state.getSnapshot()
      if (standing.at !== standing.target) return
      if (standing.at >= end) setPlaying(false)
      else void player.seek(Math.min(end, standing.at + TICK_MS * speed))
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [isPlaying, player, speed, end])
  return (
    <div className="scrubber">
      <div className="scrubber-rail" role="group" aria-labelledby={label}>
        <span id={label} className="scrubber-label">Time of the scenario</span>
        <button type="button" onClick={() => setPlaying(!isPlaying)}>{isPlaying ? 'Hold' : 'Play'}</button>
        <button type="button" onClick={() => go(target - 5_000)}>Back 5 s</button>
        <button type="button" onClick={() => go(target + 5_000)}>Forth 5 s</button>
        <input
          type="range"
          aria-label="Moment"
          aria-valuetext={`${(target / 1_000).toFixed(1)} of ${length} seconds`}
          min={0}
          max={end}
          step={500}
          value={target}
          onChange={(event) => go(event.currentTarget.valueAsNumber)}
        />
        <output data-at={at} aria-live="off">{(at / 1_000).toFixed(1)} s</output>
      </div>
      <SessionProvider session={session}>{children}</SessionProvider>
    </div>
  )
}
