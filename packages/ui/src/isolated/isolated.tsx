import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactElement, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { PopupPlace } from '../part/popup-place.ts'
import { adoptTexts, hrefsOf, type IsolatedStylesheet } from './stylesheets.ts'

export interface IsolatedProps {
  children?: ReactNode
  /** What the widgets in it look by: `styles.css`, then themes. Keep the list between renders. */
  stylesheets: readonly IsolatedStylesheet[]
  /** As `data-cb-theme`. Left out: what custom properties around it say, or the default where there are none. */
  theme?: string | undefined
  /** As `data-theme`. Left out: as around it. */
  scheme?: 'light' | 'dark' | undefined
  /** As `data-cb-motion`. */
  motion?: 'off' | undefined
  /** How it stands in the page: size, place in a grid, margins. Nothing of the page's stylesheets overrides it. */
  style?: Readonly<Record<string, string>> | undefined
}

/**
 * Shows its children in a shadow root with stylesheets of their own, on pages whose rules reach for elements (`* { all: unset }`,
 * `button { … }`). Popups stay inside. Custom properties, the direction and the language of the page still hold. Rendered by a
 * server it is empty.
 */
export function Isolated({ children, stylesheets, style, ...look }: IsolatedProps): ReactElement {
  const host = useRef<HTMLDivElement>(null)
  const [shadow, setShadow] = useState<ShadowRoot>()
  useLayoutEffect(() => {
    const element = host.current
    if (element !== null) setShadow(element.shadowRoot ?? element.attachShadow({ mode: 'open' }))
  }, [])
  useLayoutEffect(() => {
    if (host.current !== null) standFirm(host.current, style)
  }, [style])
  useLayoutEffect(() => {
    if (shadow !== undefined) adoptTexts(shadow, stylesheets)
  }, [shadow, stylesheets])
  const inside = shadow && createPortal(<Inside shadow={shadow} hrefs={hrefsOf(stylesheets)} {...look}>{children}</Inside>, shadow)
  return <Host ref={host}>{inside}</Host>
}

interface InsideProps extends Pick<IsolatedProps, 'theme' | 'scheme' | 'motion'> {
  readonly shadow: ShadowRoot
  readonly hrefs: readonly string[]
  readonly children: ReactNode
}

function Inside({ shadow, hrefs, theme, scheme, motion, children }: InsideProps): ReactElement {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const [loaded, setLoaded] = useState<ReadonlySet<string>>(new Set())
  // A page without tokens.css has none to inherit.
  const [hasTokens] = useState(() => getComputedStyle(shadow.host).getPropertyValue('--cb-rem') !== '')
  const look = {
    'data-cb-base': hasTokens ? undefined : '',
    'data-cb-theme': theme ?? (hasTokens ? undefined : 'default'),
    'data-theme': scheme,
    'data-cb-motion': motion,
  }
  const isReady = hrefs.every((href) => loaded.has(href))
  return (
    <>
      {hrefs.map((href) => {
        const settle = (): void => setLoaded((before) => new Set(before).add(href))
        return <link key={href} rel="stylesheet" href={href} onLoad={settle} onError={settle} />
      })}
      <div {...look} style={isReady ? CONTENTS : UNSEEN}>
        <PopupPlace.Provider value={place ?? undefined}>{children}</PopupPlace.Provider>
        <div ref={setPlace} style={CONTENTS} />
      </div>
    </>
  )
}

const CONTENTS: CSSProperties = { display: 'contents' }
/** Until the stylesheets are there: in its place, but not yet to be seen. */
const UNSEEN: CSSProperties = { display: 'contents', visibility: 'hidden' }

/** An element of a name of its own, which no rule for `div` or `section` reaches; React's types know only those of HTML. */
const Host = 'callboard-isolated' as 'div'

/** An important declaration on the element itself is above every rule of a stylesheet. */
function standFirm(element: HTMLElement, style: Readonly<Record<string, string>> = {}): void {
  element.style.cssText = ''
  for (const [property, value] of Object.entries({ all: 'initial', display: 'block', ...style })) {
    element.style.setProperty(property.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`), value, 'important')
  }
}
