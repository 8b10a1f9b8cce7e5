import { ArrowRight, Compass } from 'lucide-react'
import type { ReactElement } from 'react'

const EXAMPLES = [
  'Plan a weekend in Lisbon from Berlin',
  'Five days in Rome from Paris for two, under €2,000',
  'A week in Tokyo from London in spring, comfortable',
] as const

export interface WelcomeProps {
  /** Whether the board has been received, so that something can be said. */
  readonly ready: boolean
  readonly onChoose: (text: string) => void
}

/** What stands in the conversation before anybody has said anything. */
export function Welcome({ ready, onChoose }: WelcomeProps): ReactElement {
  return (
    <div className="tp-welcome">
      <Compass size="2.25em" strokeWidth={1.25} aria-hidden="true" />
      <h2>Where would you like to go?</h2>
      <p className="tp-soft">
        Say it in your own words. Four agents look for flights, hotels and things to do at the same time, and you see each
        of them at work. Change your mind whenever you like.
      </p>
      <ul className="tp-examples" aria-label="Examples">
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button type="button" className="tp-example" disabled={!ready} onClick={() => onChoose(example)}>
              <span>{example}</span>
              <ArrowRight className="tp-flip" size="1em" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <p className="tp-soft">Cities and airports are real; timetables, hotels and prices are made up from them.</p>
    </div>
  )
}
