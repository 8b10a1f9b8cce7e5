import { perSession, type CommandDraft, type CommandView, type Session, type Store } from '@callboard/session'
import { useCallback, useMemo } from 'react'
import { useProvidedSession } from '../session/session-context.ts'
import { useSessionStore } from '../session/use-session-store.ts'
import { collectStore } from '../store/collect-store.ts'

/** Commands of this person, and the way to give another. */
export interface Commands {
  /** Gives a command and returns its id. It is durable: an agent that is away finds it when it is back. */
  readonly send: (command: CommandDraft) => string
  /** From all of this person's devices, by time, each with its state. */
  readonly commands: readonly CommandView[]
}

const commandList: (session: Session) => Store<readonly CommandView[]> = perSession((session) =>
  collectStore(session.commands),
)

/**
 * Sends commands to agents (a message, cancel, pause, resume, steer) and shows what became of them.
 *
 * @example
 * const { send, commands } = useCommands()
 * send({ kind: 'message', to: 'orchestrator', text: 'A weekend in Lisbon' })
 */
export function useCommands(): Commands {
  const { session } = useProvidedSession('useCommands')
  const list = useSessionStore('useCommands', commandList)
  const send = useCallback((command: CommandDraft) => session.sendCommand(command), [session])
  return useMemo(() => ({ send, commands: [...list].sort((left, right) => left.at - right.at) }), [send, list])
}
