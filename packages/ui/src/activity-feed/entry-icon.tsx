import type { ActivityEntry } from '@callboard/session/activity'
import {
  Ban,
  Check,
  CircleAlert,
  Flag,
  HeartPulse,
  Hourglass,
  LogIn,
  LogOut,
  MessageCircleQuestionMark,
  MessageCircleReply,
  MessageSquare,
  Pause,
  Pencil,
  Play,
  Plug,
  Plus,
  Settings2,
  Signpost,
  Square,
  Trash2,
  Unplug,
  X,
  type LucideIcon,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { Icon } from '../icon/icon.tsx'

const COMMANDS = { message: MessageSquare, cancel: Square, pause: Pause, resume: Play, steer: Signpost } as const

/** The picture of what happened; decoration beside its sentence. */
export function EntryIcon({ entry }: { entry: ActivityEntry }): ReactElement {
  const isWay = entry.kind === 'agent-joined' || entry.kind === 'agent-left'
  return <Icon of={pictureOf(entry)} directional={isWay} />
}

function pictureOf(entry: ActivityEntry): LucideIcon {
  switch (entry.kind) {
    case 'agent-joined': return LogIn
    case 'agent-left': return LogOut
    case 'agent-lost': return Unplug
    case 'agent-returned': return Plug
    case 'agent-stalled': return Hourglass
    case 'agent-recovered': return HeartPulse
    case 'agent-failed': return CircleAlert
    case 'task-started': return Play
    case 'task-ended': return entry.status === 'done' ? Check : entry.status === 'failed' ? X : Ban
    case 'milestone-reached': return Flag
    case 'question-asked': return MessageCircleQuestionMark
    case 'question-ended': return entry.state === 'answered' ? MessageCircleReply : Ban
    case 'command-given': return COMMANDS[entry.command]
    case 'command-ended': return entry.state === 'done' ? Check : Ban
    case 'config-changed': return Settings2
    case 'selection-changed': return entry.after === undefined ? Trash2 : entry.before === undefined ? Plus : Pencil
  }
}
