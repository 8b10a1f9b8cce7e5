import { expect, onTestFinished, test } from 'vitest'
import { createSession } from '../session/create-session.ts'
import type { Identity } from '../session/identity.ts'
import type { Session } from '../session/session.ts'
import { putMessage } from '../streams/put-message.ts'
import { createLossyNetwork, STREAMS_NODE } from '../testing/lossy/lossy-network.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { createSeededRandom } from '../testing/seeded-random.ts'
import { writeAgentRecord } from '../verbs/write-agent-record.ts'
import { interruptsOf } from './interrupts-of.ts'
import { proposalsFor } from './proposals-for.ts'
import { agentRecord } from '../testing/agent-record.ts'

const KEY = 'planner/q1'
const question = {
  id: 'q1',
  kind: 'choice',
  title: 'Which one?',
  askedAt: 5,
  options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
}

/** The plainest of judges: the first that it sees wins, the record says so, then the log. */
function judge(agent: Session, leaves: boolean): { decided?: { proposal: string; person: string } } {
  const state: { decided?: { proposal: string; person: string } } = {}
  const proposals = proposalsFor(agent, 'planner')
  proposals.subscribe(() => {
    const [first] = proposals.getSnapshot()
    if (first === undefined || state.decided !== undefined) return
    const { proposal, person, name } = first
    state.decided = { proposal: proposal.id, person }
    const by = { person, name }
    const resolution = {
      state: 'answered',
      at: agent.now(),
      answer: proposal.answer,
      by,
      proposal: proposal.id,
    } as const
    const { id, kind, title, askedAt } = question
    const line = {
      id: 'd1',
      type: 'decision',
      at: resolution.at,
      agent: 'planner',
      interrupt: { id, kind, title, askedAt },
      resolution,
    }
    // It leaves the record only once the log has it.
    const interrupts = [{ ...question, resolution }]
    writeAgentRecord(agent, agentRecord('planner', { interrupts, updatedAt: 2 }))
    void putMessage(agent, { stream: 'log', key: line.id, message: line }).then(() => {
      if (leaves) writeAgentRecord(agent, agentRecord('planner', { interrupts: [], updatedAt: 3 }))
    })
  })
  return state
}

test.for(Array.from({ length: 40 }, (_, index) => index + 1))(
  'over a network that breaks, one wins, all others are told, and nothing is left behind (seed %i)',
  async (seed) => {
    const clock = createManualClock()
    const random = createSeededRandom(seed)
    const network = createLossyNetwork({ seed, clock, drop: 0.15 })
    const join = (identity: Identity & { readonly id: string }): Session => {
      const session = createSession({ connection: network.connect(identity.id), identity, clock })
      onTestFinished(() => session.close())
      return session
    }
    const names = ['ada', 'bob', 'cy', 'dee'].slice(0, 2 + (seed % 3))
    const agent = join({ kind: 'agent', id: 'planner', name: 'Planner' })
    const people = names.map((id) => join({ kind: 'person', id, name: id, device: 'desk' }))
    await clock.advance(5_000)
    writeAgentRecord(agent, agentRecord('planner', { interrupts: [question] }))
    await clock.advance(20_000)
    // In every other race the question leaves the record soon, so that only the log can tell who was away.
    const verdict = judge(agent, seed % 2 === 0)
    const boards = people.map(interruptsOf)
    const answerers = new Set<string | undefined>()
    for (const [index, board] of boards.entries()) {
      if (random.chance(0.4)) network.partition(names[index] ?? '', random.pick(['planner', STREAMS_NODE]))
      // Who sees already that it is decided, comes too late to answer.
      if (board.views.get(KEY).getSnapshot()?.mine !== true) continue
      board.answer(KEY, { type: 'choose', options: [random.pick(['a', 'b', 'c'])] })
      answerers.add(names[index])
      if (random.chance(0.5)) await clock.advance(random.int(0, 60))
    }
    await clock.advance(10_000)
    network.heal()
    network.calm()
    await clock.advance(60_000)

    const { decided } = verdict
    if (decided === undefined) throw new Error('Nobody was heard')
    for (const [index, board] of boards.entries()) {
      const view = board.views.get(KEY).getSnapshot()
      expect(board.open.getSnapshot()).toEqual([])
      if (!answerers.has(names[index])) continue
      expect(view?.own?.state, names[index]).toBe(names[index] === decided.person ? 'won' : 'lost')
      expect(view?.resolution).toMatchObject({ proposal: decided.proposal, by: { person: decided.person } })
    }
    for (const session of [agent, ...people]) {
      for (const record of session.doc.getMap<{ proposals?: unknown }>('people').values())
        expect(record.proposals).toEqual([])
    }
  },
)
