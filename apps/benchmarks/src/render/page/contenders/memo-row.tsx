import { memo, type NamedExoticComponent } from 'react'
import { renderRow, type RowFields } from '../row.tsx'

/** For lists that read all records at once: renders when its record is another object. */
export const MemoRow: NamedExoticComponent<{ readonly id: string; readonly agent: RowFields }> = memo(
  function MemoRow({ id, agent }) {
    return renderRow(id, agent)
  },
)
