import { interruptsOf } from '@callboard/session/interrupts'
import { activityOf } from '@callboard/session/activity'
import { setTitle } from '@callboard/session'
import { PLANNERS, runningTask, STORY_START } from '../story/records.ts'
import { manyTasks } from '../story/many-tasks.ts'
import { APPROVAL, CHOICE } from '../story/questions.ts'
import { says, speak, thinks } from '../story/speech.ts'
import { STORY_SESSION, type BoardScript } from '../story/story-board.ts'
import type { StoryBoard } from '../story/story-context.ts'

const HOUR_MS = 3_600_000
const LONG_WORD = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(8).slice(0, 300)
const LONG_NAME = 'A name that goes on and on '.repeat(12).slice(0, 300)
const ARABIC = 'وكيل الرحلات الجوية (برلين–لشبونة)'
const ENGLISH = 'Flight agent (Berlin–Lisbon).'
// Backspace, bell, escape sequences, direction overrides, a lone half of a pair, a line's end and a byte order mark.
const CONTROLS = '\u0000\b\u0007\u001B[31mred\u001B[0m \u202Eflip\u2066me \uD800 \r\n\t\uFEFFend'

/** What must not become elements, run or be fetched. */
export const MARKUP: string = '<img class="made" src="https://evil.example/a.png" onerror="globalThis.pwned=true"><b class="made">bold</b>'
  + '<script class="made">globalThis.pwned=true</script><a class="made" href="javascript:globalThis.pwned=true">go</a> &lt;i&gt; ${x} {actor} %s'

/** A board that could not be worse in one way. */
export interface BadBoard {
  readonly board: BoardScript
  /** The direction of the page. */
  readonly direction?: 'rtl'
}

/** By what is bad about them. */
export const BAD_BOARDS: Readonly<Record<string, BadBoard>> = {
  'a word of 300 characters for every name and text': { board: saysEverywhere(LONG_WORD) },
  'names and texts of 300 characters': { board: saysEverywhere(LONG_NAME) },
  'right-to-left names in a left-to-right page': { board: saysEverywhere(ARABIC) },
  'left-to-right names in a right-to-left page': { board: saysEverywhere(ENGLISH), direction: 'rtl' },
  'long words in a right-to-left page': { board: saysEverywhere(LONG_WORD), direction: 'rtl' },
  'no name and no words': { board: saysEverywhere('') },
  'names of blanks alone': { board: saysEverywhere(' \u00A0\u200B ') },
  'control characters': { board: saysEverywhere(CONTROLS) },
  'HTML in every text': { board: saysEverywhere(MARKUP) },
  'a progress of 140 %': { board: progresses({ fraction: 1.4 }, { done: 7, total: 5 }) },
  'a progress that is not a number': { board: progresses({ fraction: Number.NaN }, { done: Number.NaN, total: 5 }) },
  'a progress below nothing': { board: progresses({ fraction: -0.4 }, { done: -3, total: 5 }) },
  'a progress without end': { board: progresses({ fraction: Number.POSITIVE_INFINITY }, { done: 5, total: 0 }) },
  'clocks that are an hour late': { board: clocksOff(-HOUR_MS) },
  'clocks that are an hour ahead': { board: clocksOff(HOUR_MS) },
  'a task that is its own parent': { board: parents({ a: 'a' }) },
  'tasks that are parents of one another': { board: parents({ a: 'b', b: 'c', c: 'a', d: 'c' }) },
  'ten thousand tasks': { board: async (board) => {
    await board.agent('flights', PLANNERS.flights)
    await manyTasks(board)
  } },
  'a picture that cannot be loaded': { board: pictures(() => `${location.origin}/no-such-picture.png`) },
  'a picture that is a script': { board: pictures(() => 'javascript:globalThis.pwned=true') },
  'a picture that is a disguised script': { board: pictures(() => ' java\tscript:globalThis.pwned=true') },
  'a picture that is a document': { board: pictures(() => 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.pwned=true"/>') },
  'records that are none': { board: notRecords },
}

/** The same text in every place that others fill. */
export function saysEverywhere(text: string): BoardScript {
  return async (board) => {
    const { session } = board
    activityOf(session)
    const agent = await board.agent('flights', PLANNERS.flights)
    await speak(board, agent, 'answer', [...thinks(text), ...says(`${text}\n\n${text}`)])
    const asker = await board.join('asker', text || 'asker')
    const task = asker.task({ id: 'ask', title: text || 'x' })
    const options = [{ id: 'a', label: text || 'x', description: text }, { id: 'b', label: 'b', scope: 'always' as const }]
    void task.ask({ ...CHOICE, id: 'choose', title: text || 'x', body: text, options }).catch(() => undefined)
    void task.ask({ ...APPROVAL, id: 'book', title: text || 'x', body: text, tool: { name: text || 'x', input: { [text]: text } }, options: [{ id: 'always', label: text || 'x', scope: 'always' }] }).catch(() => undefined)
    await board.pass(1)
    interruptsOf(session).answer('asker/book', { type: 'accept', options: ['always'] })
    const ben = await board.person('ben', text, text)
    session.setPlace(text)
    setTitle(session, text)
    for (const [key, value] of Object.entries({ flight: { title: text, detail: text }, hotel: text, room: { [text]: text } })) ben.setSelection(key, value)
    await board.pass(1)
    ben.setSelection('flight', { title: `${text}!`, detail: text })
    ben.setConfig('tone', text)
    session.sendCommand({ kind: 'steer', to: 'flights', text })
    board.message({ id: 'm1', from: { kind: 'person', id: 'ben', name: text }, text })
    board.message({ id: 'm2', from: { kind: 'agent', id: 'flights', name: text }, stream: 'agents/flights/answer', replyTo: 'm1' })
    writeFlights(board, text)
    await board.pass(1)
  }
}

function writeFlights(board: StoryBoard, text: string): void {
  const agents = board.relay.doc(STORY_SESSION).getMap<object>('agents')
  const tasks = [
    runningTask('compare', text, { phase: text, progress: { done: 3, total: 5, unit: text }, milestones: [{ title: text, at: STORY_START }] }),
    runningTask('part', text, { parent: { agent: 'flights', task: 'compare' }, status: 'failed', endedAt: STORY_START + 5, error: { code: text, message: text } }),
  ]
  agents.set('flights', { ...agents.get('flights'), name: text, role: text, activity: text, reason: text, tasks })
}

type BadProgress = Readonly<Record<string, number>>

function progresses(...all: readonly BadProgress[]): BoardScript {
  return async (board) => {
    await board.agent('flights', PLANNERS.flights)
    const tasks = all.map((progress, index) => ({ ...runningTask(`t${index}`, `Task ${index}`), progress }))
    const agents = board.relay.doc(STORY_SESSION).getMap<object>('agents')
    // Each alone too: a record that is not valid is not looked into.
    for (const [index, task] of tasks.entries()) await board.foreignRecord(`other-${index}`, { ...agents.get('flights'), id: `other-${index}`, tasks: [task] })
    await board.foreignRecord('flights', { ...agents.get('flights'), tasks, usage: { inputTokens: -5, outputTokens: Number.NaN, cost: all[0]?.['fraction'], currency: 'EUR' } })
    await board.pass(1)
  }
}

function clocksOff(byMs: number): BoardScript {
  return async (board) => {
    activityOf(board.session)
    for (const [id, { tasks = [], ...fields }] of Object.entries(PLANNERS)) {
      await board.agent(id, fields)
      const agents = board.relay.doc(STORY_SESSION).getMap<object>('agents')
      const moved = tasks.map((task) => ({
        ...task,
        startedAt: task.startedAt + byMs,
        updatedAt: task.updatedAt + byMs,
        ...(task.endedAt === undefined ? {} : { endedAt: task.endedAt - byMs }),
        milestones: [{ title: 'Somewhere', at: task.startedAt + byMs }],
      }))
      await board.foreignRecord(id, { ...agents.get(id), since: STORY_START + byMs, updatedAt: STORY_START + byMs, reportsWithinMs: 5_000, tasks: moved })
    }
    board.message({ id: 'm1', at: board.clock.now() + byMs, text: 'From another time' })
    board.message({ id: 'm2', text: 'From now' })
    await board.pass(30)
  }
}

function parents(tree: Readonly<Record<string, string>>): BoardScript {
  return async (board) => {
    const tasks = Object.entries(tree).map(([id, task]) => runningTask(id, `Task ${id}`, { parent: { agent: 'flights', task }, progress: { fraction: 0.5 } }))
    await board.agent('flights', { ...PLANNERS.flights, tasks })
    await board.pass(1)
  }
}

function pictures(address: () => string): BoardScript {
  return async (board) => {
    for (const [id, record] of Object.entries(PLANNERS)) await board.agent(id, { ...record, avatar: address() })
    await board.pass(1)
  }
}

async function notRecords(board: StoryBoard): Promise<void> {
  const records: Readonly<Record<string, unknown>> = { flights: 'text', none: null, list: [1, 2], number: 7, empty: {}, __proto__: { id: 'x' }, constructor: { id: 'constructor', name: 'C' } }
  for (const [id, value] of Object.entries(records)) await board.foreignRecord(id, value)
  await board.pass(1)
}
