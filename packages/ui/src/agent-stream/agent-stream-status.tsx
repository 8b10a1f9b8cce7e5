import type { ReactElement } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { StatusIcon, type IconStatus } from '../status/status-icon.tsx'
import type { Formats } from '../strings/formats.ts'
import type { StatusStrings } from '../strings/status-strings.ts'
import type { StreamStrings } from '../strings/stream-strings.ts'
import { ENGLISH_STATUS } from '../strings/english/status.ts'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import type { AgentStreamState } from './agent-stream-root.tsx'
import { ConditionContext, useAroundPart, type StreamCondition } from './stream-context.tsx'

const ICONS = {
  'catching-up': 'working',
  interrupted: 'stalled',
  failed: 'failed',
} as const satisfies Partial<Record<AgentStreamState['status'], IconStatus>>

/**
 * How the stream stands, where its text alone does not say it: waiting, how far behind it is, that more comes after a tool
 * call, why it was interrupted, how it failed. Renders a `<div>`, or nothing while text comes and once all is there.
 */
export const AgentStreamStatus: Part<'div', AgentStreamState> = createPart('div', 'AgentStream.Status', () => {
  const condition = useAroundPart(ConditionContext, 'AgentStream.Status')
  const { status, isActive } = condition
  if (status === 'done' || (status === 'streaming' && isActive)) return null
  return { state: { status }, own: { children: <Line condition={condition} /> } }
})

function Line({ condition }: { condition: StreamCondition }): ReactElement {
  const { strings, formats } = useStrings(ENGLISH_STATUS, ENGLISH_STREAMS)
  const { status } = condition
  const words = strings.streamStatus[status]
  if (status === 'waiting' || status === 'streaming' || status === 'done') {
    return (
      <>
        <span className="cb-dots" aria-hidden="true"><i /><i /><i /></span>
        <span className={status === 'streaming' ? 'cb-visually-hidden' : undefined}>{words}</span>
      </>
    )
  }
  const detail = detailOf(condition, strings, formats)
  return (
    <>
      <StatusIcon status={ICONS[status]} />
      <span className="cb-agent-stream-condition">
        <span className="cb-agent-stream-status-word">{words}</span>
        {detail ? <span className="cb-agent-stream-detail" dir="auto"> {detail}</span> : null}
      </span>
    </>
  )
}

function detailOf({ status, behind, reason, error }: StreamCondition, strings: StatusStrings & StreamStrings, formats: Formats): string | undefined {
  if (status === 'catching-up') return behind > 0 ? strings.streamBehind(behind, formats) : undefined
  if (status === 'interrupted') return reason === undefined ? undefined : strings.reason(reason) ?? reason
  return error === undefined ? undefined : strings.problem(error)
}
