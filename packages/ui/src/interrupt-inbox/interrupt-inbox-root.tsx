import { useConnection, useSession } from '@callboard/react'
import { interruptsOf, type InterruptView } from '@callboard/session/interrupts'
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { createPart, type Part } from '../part/create-part.tsx'
import { regionName, RegionTitleContext } from '../region/region-title.ts'
import { useKeptFocus } from '../region/use-kept-focus.ts'
import { ENGLISH_STREAMS } from '../strings/english/streams.ts'
import { useStrings } from '../strings/strings-provider.tsx'
import { InterruptInboxContext, type InboxOrder, type InterruptInboxContextValue, type InterruptInboxState } from './inbox-context.tsx'
import { focusNeighbour, moveFocus } from './inbox-focus.ts'
import { useInboxList, type InboxList, type InboxListOptions } from './inbox-list.ts'

export interface InterruptInboxRootOptions extends InboxListOptions {
  /** In which order questions stand at first. @default oldest */
  defaultOrder?: InboxOrder | undefined
}

/**
 * The questions of all agents, with their keyboard: Page keys from question to question, Enter goes in, Escape comes out. What
 * comes and goes never moves the focus. A region named by its title. Renders a `<section>`.
 */
export const InterruptInboxRoot: Part<'section', InterruptInboxState, InterruptInboxRootOptions> = createPart(
  'section',
  'InterruptInbox.Root',
  ({ agent, task, everyone, defaultOrder = 'oldest', ...rest }: InterruptInboxRootOptions & { 'aria-label'?: string | undefined }) => {
    const titleId = useId()
    const element = useRef<HTMLElement | null>(null)
    useKeptFocus(element, true)
    const [order, setOrder] = useState(defaultOrder)
    const list = useInboxList({ agent, task, everyone }, order)
    const { everSynced } = useConnection()
    const content = list.shown.length > 0 ? 'full' : everSynced ? 'empty' : 'loading'
    const selection = useSelection(list)
    const inbox = useMemo<InterruptInboxContextValue>(
      () => ({
        state: { content },
        keys: list.shown.map(({ key }) => key),
        openCount: list.open.length,
        decidedCount: list.decided.length,
        order,
        setOrder,
        ...selection,
        clearDecided: list.clearDecided,
        itemLeaves: (item) => focusNeighbour(element.current, item),
      }),
      [content, list, order, selection],
    )
    return {
      state: inbox.state,
      ref: element,
      rest,
      own: {
        tabIndex: -1,
        ...regionName(titleId, rest),
        onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
          const { key, ctrlKey, metaKey, altKey, currentTarget, target, nativeEvent } = event
          if (ctrlKey || metaKey || altKey || nativeEvent.isComposing || event.defaultPrevented) return
          if (target instanceof HTMLElement && moveFocus(currentTarget, key, target)) event.preventDefault()
        },
      },
      wrap: (section) => (
        <RegionTitleContext.Provider value={titleId}>
          <InterruptInboxContext.Provider value={inbox}>{section}</InterruptInboxContext.Provider>
        </RegionTitleContext.Provider>
      ),
    }
  },
)

type Selection = Pick<InterruptInboxContextValue, 'selectable' | 'selected' | 'select' | 'decide' | 'problem'>

/** Which approvals are selected; what is decided meanwhile is no longer. */
function useSelection({ open }: InboxList): Selection {
  const session = useSession()
  const { strings } = useStrings(ENGLISH_STREAMS)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string>()
  return useMemo(() => {
    const approvals = open.filter(isSelectable)
    const selected = approvals.filter(({ key }) => chosen.has(key))
    return {
      selectable: approvals.map(({ key }) => key),
      selected: selected.map(({ key }) => key),
      problem,
      select: (keys, isSelected) =>
        setChosen((before) => new Set([...[...before].filter((key) => !keys.includes(key)), ...(isSelected ? keys : [])])),
      decide: (type) => {
        const problems: string[] = []
        for (const { key, title, options } of selected) {
          // What was approved in passing is approved once, never for ever.
          const once = options.find(({ scope }) => scope !== 'always')
          try {
            interruptsOf(session).answer(key, { type, ...(type === 'accept' && once ? { options: [once.id] } : {}) })
          } catch (error) {
            problems.push(`${title}: ${strings.problem(error instanceof Error ? error : new Error(String(error)))}`)
          }
        }
        setChosen(new Set())
        setProblem(problems.length === 0 ? undefined : problems.join(' '))
      },
    }
  }, [open, chosen, problem, session, strings])
}

function isSelectable({ kind, mine, own, answers, details }: InterruptView): boolean {
  return kind === 'approval' && mine && own?.state !== 'proposed' && answers.includes('accept') && details !== 'failed'
}
