import { contextOf } from '../session/inside.ts'
import { perSession } from '../session/per-session.ts'
import type { Session } from '../session/session.ts'
import { createBatch } from '../store/batch.ts'
import { createDerived } from '../store/derived-store.ts'
import type { Store } from '../store/store.ts'
import { own } from '../store/share.ts'
import type { Command } from '../schema/index.ts'
import type { VerbContext } from '../verbs/verb-context.ts'
import { byTime } from './by-time.ts'

/** A command as it reaches the agent it is for. */
export interface IncomingCommand {
  readonly command: Command
  readonly from: { readonly person: string; readonly device: string; readonly name?: string | undefined }
}

/** For the session of an agent: the commands to it that it has not acknowledged, oldest first. Others have none. */
export const inboxOf: (session: Session) => Store<readonly IncomingCommand[]> = perSession((session) => openInbox(contextOf(session)))

/** For the session of an agent: all commands to it that stand, also those that it has acknowledged; oldest first. */
export function commandsTo(session: Session): readonly IncomingCommand[] {
  return standing(contextOf(session))
}

function standing({ identity, board }: VerbContext): readonly IncomingCommand[] {
  const id = identity.kind === 'agent' ? identity.id : ''
  return [...board().people.commands.values()]
    .filter(({ command }) => command.to.includes(id))
    .sort((left, right) => byTime(left.command.at, right.command.at, left.record, right.record))
    .map(({ command, from }) => ({ command, from }))
}

function openInbox(context: VerbContext): Store<readonly IncomingCommand[]> {
  const { document, identity, board } = context
  const id = identity.kind === 'agent' ? identity.id : ''
  const inbox = createDerived(createBatch(), () => {
    const { acks = {} } = board().agents.record(id) ?? {}
    return standing(context).filter(({ command }) => own(acks, command.id) === undefined)
  })
  document.observe((changes) => {
    if (changes.people.length > 0 || changes.agents.includes(id)) inbox.invalidate()
  })
  return inbox
}
