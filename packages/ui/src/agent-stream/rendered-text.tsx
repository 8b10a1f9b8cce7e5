import { Suspense, type ComponentType, type ReactElement } from 'react'
import { PlainText } from './plain-text.tsx'
import type { StreamTextProps } from './stream-context.tsx'

export interface RenderedTextProps extends StreamTextProps {
  renderText: ComponentType<StreamTextProps> | undefined
}

/** A text in an app's own way; plain where there is none, and until it has been loaded. */
export function RenderedText({ renderText: Text, ...said }: RenderedTextProps): ReactElement {
  const plain = <PlainText {...said} />
  return Text === undefined ? plain : <Suspense fallback={plain}><Text {...said} /></Suspense>
}
