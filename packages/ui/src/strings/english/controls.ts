import type { CommandKind } from '@callboard/session'
import type { CommandPhase, ControlStrings } from '../control-strings.ts'
import { withinLtr } from '../isolate.ts'
import { asSentence } from '../sentence.ts'

const NAMES: Readonly<Record<CommandKind, string>> = {
  cancel: 'Stop',
  pause: 'Pause',
  resume: 'Resume',
  steer: 'Instruction',
  message: 'Message',
}

const DONE: Readonly<Record<CommandKind, string>> = {
  cancel: 'Stopped',
  pause: 'Paused',
  resume: 'Resumed',
  steer: 'Instruction taken up',
  message: 'Delivered',
}

const OUTCOMES: Readonly<Record<'cancel' | 'steer', string>> = { cancel: 'stopped', steer: 'instruction taken up' }

const PHASES: Readonly<Record<Exclude<CommandPhase, 'done' | 'refused' | 'unanswered'>, string>> = {
  requested: 'requested…',
  acknowledged: 'acknowledged…',
  expired: 'expired before it was answered',
}

/** The default strings around what people tell agents. */
export const ENGLISH_CONTROLS: ControlStrings = {
  controlsOf: (target) => (target === undefined ? 'Controls for all agents' : `Controls for ${withinLtr(target)}`),
  stop: 'Stop',
  pause: 'Pause',
  resume: 'Resume',
  steer: 'New instruction',
  steerPlaceholder: 'Say what to do differently',
  steerSend: 'Send instruction',
  controlReason: {
    'not-a-person': 'You are only watching.',
    'agent-unknown': 'The agent is not on the board.',
    'task-unknown': 'The task is not on the board.',
    'task-ended': 'It has ended.',
    'nothing-running': 'Nothing is running.',
    'already-paused': 'It is already paused.',
    'not-paused': 'It is not paused.',
    'agent-offline': 'The agent is away and finds it on its return.',
  },
  commandState: ({ kind, phase, reason, sinceMs }, formats) => {
    if (phase === 'done') return DONE[kind]
    if (phase === 'refused') return `${NAMES[kind]} refused.${reason ? ` ${withinLtr(reason)}` : ''}`
    if (phase === 'unanswered') return `${NAMES[kind]}: no answer for ${formats.duration(sinceMs)}`
    return `${NAMES[kind]} ${PHASES[phase]}`
  },

  bargeEffect: 'Agents at work',
  bargeMode: { none: 'Carry on', steer: 'Redirect', cancel: 'Stop' },
  bargePlan: ({ mode, titles }, formats) => {
    if (mode === 'none' || titles.length === 0) return 'Nothing is stopped: work goes on.'
    const named = titles.length > 3 ? formats.plural(titles.length, { one: '# task', other: '# tasks' }) : formats.list(titles.map(withinLtr))
    return mode === 'cancel' ? asSentence(`Sending this stops ${named}`) : `Sending this goes to ${named} as a new instruction.`
  },
  bargeTasks: 'Which tasks',
  bargeOutcome: 'Outcome',
  bargeTaskOutcome: ({ title, kind, state, reason }) => {
    if (state === 'done') return `${withinLtr(title)}: ${OUTCOMES[kind]}`
    if (state === 'refused') return `${withinLtr(title)}: refused.${reason ? ` ${withinLtr(reason)}` : ''}`
    return `${withinLtr(title)}: ${state === 'unanswered' ? 'no answer yet' : PHASES[state]}`
  },
}
