import { useAgentControls } from '@callboard/react/controls'
import type { ReactElement } from 'react'

export function UseAgentControls(): ReactElement {
  const { cancel, pause, resume } = useAgentControls({ agent: 'flights' })
  return (
    <p>
      <button type="button" disabled={!cancel.allowed} onClick={() => cancel.run()}>Stop</button>{' '}
      <button type="button" disabled={!pause.allowed} onClick={() => pause.run()}>Pause</button>{' '}
      <button type="button" disabled={!resume.allowed} onClick={() => resume.run()}>Resume</button>{' '}
      {cancel.state?.state}
    </p>
  )
}
