import { createEmitter, CallboardError, type CommandView, type Session, type Store, type TaskView, perSession, runningTasks } from '@callboard/session'
import { conversationOf, type ConversationMessage } from '@callboard/session/streams'
import { combinedStore } from '../store/combined-store.ts'
import { DOUBLE_CLICK_MS, isPending, type ControlCommand } from './control-command.ts'
import { givenCommands } from './given-commands.ts'
import { topmost } from './topmost.ts'

/** Whom a barge-in is for, and what becomes of the tasks that run. */
export interface BargeInOptions {
  /** The agents that get the words as a message. */
  readonly to: string | readonly string[]
  /**
   * Keys of tasks that are to end.
   * @default those of the addressees that have not ended, and all below them; none, if `steer` is given
   */
  readonly cancel?: readonly string[] | undefined
  /** Keys of tasks that are to go on with the words as their new instruction. @default none */
  readonly steer?: readonly string[] | undefined
}

/** What came of a task that a barge-in was about. */
export interface BargeInTask {
  /** The task's key. */
  readonly key: string
  readonly title: string
  readonly agentId: string
  readonly kind: 'cancel' | 'steer'
  /** `refused` with its `reason` when the agent did not obey, or when the command could not be given. */
  readonly state: ControlCommand['state']
  readonly reason?: string | undefined
}

/** A barge-in and what came of it. Immutable. */
export interface BargeIn {
  /** The id of the message. */
  readonly id: string
  readonly text: string
  readonly to: readonly string[]
  /** Whether the words are in the conversation. */
  readonly message: ConversationMessage['state']
  /** Why they are not. */
  readonly error: CallboardError | undefined
  /** What the addressees made of the message; `undefined` until it was given to them. */
  readonly heard: ControlCommand | undefined
  /** A task that ends with another one of its agent is not listed beside that. */
  readonly tasks: readonly BargeInTask[]
  /** Nothing is waited for any more, but for agents that have not said a word for 4 s. */
  readonly settled: boolean
}

/** The last barge-in of this page, and the way to make one. */
export interface BargeIns {
  readonly last: Store<BargeIn | undefined>
  readonly send: (text: string, options: BargeInOptions) => string
}

interface Sent {
  readonly id: string
  readonly text: string
  readonly to: readonly string[]
  readonly at: number
  readonly tasks: readonly SentTask[]
}

interface SentTask extends Omit<BargeInTask, 'state' | 'reason'> {
  readonly command: string | undefined
  /** Why it could not be given. */
  readonly error: CallboardError | undefined
}

/** One a session: what a barge-in came to is seen by a composer that is mounted later, too. */
export const bargeInsOf: (session: Session) => BargeIns = perSession((session) => {
  let sent: Sent | undefined
  let message: Pick<BargeIn, 'message' | 'error'> = { message: 'sending', error: undefined }
  let endView: (() => void) | undefined
  const conversation = conversationOf(session)
  const { view } = conversation

  const readMessage = (): void => {
    const found = view.getSnapshot().messages.find(({ id }) => id === sent?.id)
    if (found === undefined) return
    message = { message: found.state, error: found.error }
  }
  // The conversation is received while it is listened to: no longer than the message is on its way.
  const follow = (): void => {
    readMessage()
    const isWanted = listeners.isWatched() && sent !== undefined && message.message !== 'sent'
    if (isWanted === (endView !== undefined)) return
    endView?.()
    endView = isWanted ? view.subscribe(onConversation) : undefined
  }
  const onConversation = (): void => {
    follow()
    listeners.emit()
  }
  const listeners = createEmitter(follow, follow)
  const own = { getSnapshot: () => sent, subscribe: listeners.subscribe }

  return {
    last: combinedStore([own, givenCommands(session)], () => sent && viewBargeIn(session, sent, message)),
    send: (text, options) => {
      const to = [...new Set([options.to].flat())]
      if (sent !== undefined && isSame(sent, text, to) && session.now() - sent.at < DOUBLE_CLICK_MS) return sent.id
      const chosen = chosenTasks(session, to, options)
      // Refuses what cannot be said before anything is written. It gives its command later, after those below.
      const id = conversation.send({ text, to })
      const tasks = chosen.map(([kind, task]) => giveTask(session, kind, task, text))
      sent = { id, text, to, at: session.now(), tasks }
      message = { message: 'sending', error: undefined }
      onConversation()
      return id
    },
  }
})

function isSame(sent: Sent, text: string, to: readonly string[]): boolean {
  return sent.text === text && sent.to.length === to.length && to.every((agent) => sent.to.includes(agent))
}

/** Which tasks are told what; none twice. */
function chosenTasks(
  session: Session,
  to: readonly string[],
  { cancel, steer }: BargeInOptions,
): readonly (readonly ['cancel' | 'steer', TaskView])[] {
  const ending = topmost(session, cancel ?? (steer === undefined ? runningTasks(session, to).map(({ key }) => key) : []))
  const ended = new Set(ending.map(({ key }) => key))
  const steered = [...new Set(steer)].filter((key) => !ended.has(key))
  return [
    ...ending.map((task) => ['cancel', task] as const),
    ...steered.flatMap((key) => {
      const task = session.tasks.get(key).getSnapshot()
      return task === undefined ? [] : [['steer', task] as const]
    }),
  ]
}

function giveTask(session: Session, kind: 'cancel' | 'steer', task: TaskView, text: string): SentTask {
  const { key, title, agentId, id } = task
  const about = { key, title, agentId, kind }
  try {
    const words = kind === 'steer' ? { text } : {}
    return { ...about, command: session.sendCommand({ kind, to: agentId, task: id, ...words }), error: undefined }
  } catch (error) {
    // The message is said already: that one task could not be told must be seen beside it, not in its place.
    if (!CallboardError.is(error)) throw error
    return { ...about, command: undefined, error }
  }
}

function viewBargeIn(
  session: Session,
  { id, text, to, tasks }: Sent,
  message: Pick<BargeIn, 'message' | 'error'>,
): BargeIn {
  const { byId } = givenCommands(session).getSnapshot()
  const heard = byId.get(id)
  const told = tasks.map(({ command, error, ...about }): BargeInTask => {
    const given = command === undefined ? undefined : byId.get(command)
    if (error !== undefined) return { ...about, state: 'refused', reason: error.message }
    return { ...about, state: given?.state ?? 'requested', reason: given?.reason }
  })
  const isOpen = (state: CommandView['state'] | 'unanswered'): boolean => state !== 'unanswered' && isPending({ state })
  const isHeard = message.message === 'failed' || (heard !== undefined && !isOpen(heard.state))
  const settled = message.message !== 'sending' && isHeard && !told.some(({ state }) => isOpen(state))
  return { id, text, to, ...message, heard, tasks: told, settled }
}
