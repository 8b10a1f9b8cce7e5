import type { ReactElement } from 'react'
import { describePart } from '../testing/describe-part.tsx'
import { Composer } from './composer.tsx'

const composer = (inner: ReactElement): ReactElement => <Composer.Root>{inner}</Composer.Root>
const ready = { 'data-phase': 'ready', 'data-empty': '' }

describePart('Composer.Root', { part: <Composer.Root />, tag: 'form', className: 'cb-composer-root', attributes: ready })
describePart('Composer.Send', { part: <Composer.Send />, tag: 'button', className: 'cb-composer-send', attributes: ready, within: composer })
describePart('Composer.Note', { part: <Composer.Note />, tag: 'p', className: 'cb-composer-note', attributes: ready, within: composer })
describePart('Composer.Input', { part: <Composer.Input />, tag: 'textarea', className: 'cb-composer-input', attributes: ready, within: composer })
