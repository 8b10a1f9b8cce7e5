import { joinSession } from '@callboard/agent'
import { appSchema } from '../../board/app-schema.ts'
import { openMemory } from '../../board/planner-memory.ts'
import { loadPlaces } from '../../domain/places/resolve-place.ts'
import { chooseModel } from '../../language/model.ts'
import type { AgentEnvironment } from '../environment.ts'
import { refuseSteering } from '../refuse-steering.ts'
import { runAgent } from '../run-agent.ts'
import { createDispatch } from './dispatch.ts'
import { Orchestrator } from './orchestrator.ts'

/** Joins the board as the orchestrator and talks with people until the process is told to end. */
async function runOrchestrator(environment: AgentEnvironment): Promise<void> {
  const agent = await joinSession({
    url: environment.relayUrl,
    session: environment.session,
    agent: { id: 'orchestrator', name: 'Orchestrator', role: 'Plans the trip', reportsWithinMs: 30_000 },
    schema: appSchema,
  })
  const orchestrator = new Orchestrator({
    agent,
    memory: openMemory(agent.session),
    dispatch: createDispatch(agent, environment.specialists),
    chosen: chooseModel(process.env, { wordDelayMs: environment.wordDelayMs }),
    wordDelayMs: environment.wordDelayMs,
    answerWithinMs: environment.answerWithinMs,
    graceMs: environment.graceMs,
  })
  // Online first; then so that the first message need not wait for it.
  void loadPlaces()
  const heard = 'I heard what you said, and call off what it makes needless.'
  refuseSteering(agent, heard).catch(() => undefined)
  await orchestrator.run()
}

await runAgent('orchestrator', runOrchestrator)
