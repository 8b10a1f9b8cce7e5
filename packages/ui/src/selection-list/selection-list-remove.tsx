import { Button } from '@base-ui/react/button'
import { createPart, type Part } from '../part/create-part.tsx'
import { CrossIcon } from '../status/cross-icon.tsx'
import { ENGLISH_SELECTION } from '../strings/english/selection.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { useSelectionList, useShownEntry } from './selection-context.tsx'

/** Removes its entry; it can be put back with `SelectionList.Undo`. Renders a `<button>`. */
export const SelectionListRemove: Part<'button', object> = createPart('button', 'SelectionList.Remove', () => {
  const { entry, description } = useShownEntry('SelectionList.Remove')
  const { remove } = useSelectionList('SelectionList.Remove')
  const { strings } = useStrings(ENGLISH_SELECTION)
  return {
    state: {},
    base: Button,
    own: {
      'aria-label': strings.remove(description.title),
      'data-remove': '',
      onClick: () => remove({ key: entry.key, value: entry.value, title: description.title }),
      children: <CrossIcon />,
    },
  }
})
