import { useTotals } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseTotals(): ReactElement {
  const { agents, online, byStatus, tasks } = useTotals()
  return <p>{online} of {agents} agents here, {byStatus.working} at work, {tasks.done} tasks done</p>
}
