import { useTask, useTasks } from '@callboard/react'
import { memo, type ReactElement } from 'react'

const Row = memo(({ id }: { id: string }) => <li>{useTask(id)?.title}</li>)

/** Tasks that are part of no other; also `{ agent }` and `{ parent }`. */
export function UseTasks(): ReactElement {
  return <ul>{useTasks().map((key) => <Row key={key} id={key} />)}</ul>
}
