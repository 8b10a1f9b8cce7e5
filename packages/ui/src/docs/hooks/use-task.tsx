import { useTask, useTasks } from '@callboard/react'
import type { ReactElement } from 'react'

export function UseTask(): ReactElement {
  const [key = ''] = useTasks({ agent: 'flights' })
  const task = useTask(key)
  return <p>{task ? `${task.title}: ${task.status}, ${task.phase ?? ''}` : 'No task yet'}</p>
}
