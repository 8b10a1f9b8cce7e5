import { useSession } from '@callboard/react'
import type { ActivityActor, ActivityEntry } from '@callboard/session/activity'
import type { ReactElement } from 'react'
import { shownName } from '../name/shown-name.ts'
import { ENGLISH_ACTIVITY } from '../strings/english/activity.ts'
import { FilledLine, fillLine } from '../strings/filled-line.tsx'
import { useStrings } from '../strings/strings-provider.tsx'
import { entrySubject } from './entry-subject.ts'

/** How an actor is called: `you` for the reader, by name, or as somebody. */
export function useActorName(): (actor: ActivityActor | undefined) => { name: string; isYou: boolean } {
  const { identity } = useSession()
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  return (actor) => {
    const isYou = identity.kind !== 'observer' && actor?.kind === identity.kind && actor.id === identity.id
    return { name: actor === undefined ? strings.somebody : isYou ? strings.you : shownName(actor.name, actor.id), isYou }
  }
}

/** What happened, as a sentence with its names set off. */
export function EntryLine({ entry }: { entry: ActivityEntry }): ReactElement {
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  const { name, isYou } = useActorName()(entry.actor)
  return (
    <FilledLine
      line={strings.activityLine(entry, isYou)}
      parts={{
        actor: <bdi className="cb-activity-actor">{name}</bdi>,
        subject: <bdi className="cb-activity-subject">{entrySubject(entry)}</bdi>,
        agents: <bdi className="cb-activity-actor">{useAddressees()(entry)}</bdi>,
      }}
    />
  )
}

/** The same as text. */
export function useEntryText(): (entry: ActivityEntry) => string {
  const { strings } = useStrings(ENGLISH_ACTIVITY)
  const nameOf = useActorName()
  const addressees = useAddressees()
  return (entry) => {
    const { name, isYou } = nameOf(entry.actor)
    return fillLine(strings.activityLine(entry, isYou), { actor: name, subject: entrySubject(entry), agents: addressees(entry) })
  }
}

/** The agents a command is for, by name. */
function useAddressees(): (entry: ActivityEntry) => string {
  const { agents } = useSession()
  const { formats } = useStrings(ENGLISH_ACTIVITY)
  return (entry) =>
    'to' in entry ? formats.list(entry.to.map((id) => shownName(agents.get(id).getSnapshot()?.name, id))) : ''
}
