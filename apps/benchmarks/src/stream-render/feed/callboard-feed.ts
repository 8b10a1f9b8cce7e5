import { joinSession, type Agent } from '@callboard/agent'
import { tokenText } from '../../token/token-text.ts'
import { OLD_ROW_TOKENS } from '../round.ts'
import { oldWriter, type OpenFeed } from './feed.ts'

/** Agents of ours, each with its own socket to a relay of ours. */
export const openCallboardFeed: OpenFeed = async ({ relayPort, agents, oldRows }) => {
  const url = `ws://127.0.0.1:${relayPort}`
  const join = (id: string): Promise<Agent> =>
    joinSession({ url, session: 'bench', agent: { id, name: id }, handleSignals: false })
  if (oldRows > 0) await writeOldStreams(await join('old'), oldRows)
  const all = await Promise.all(Array.from({ length: agents }, (_, agent) => join(`agent-${agent}`)))
  const streams = all.map((agent) => agent.stream({ id: 'answer' }))
  await Promise.all(streams.map(({ opened }) => opened))
  await Promise.all(all.map((agent) => agent.flush()))
  return {
    port: relayPort,
    write: (agent, token) => void streams[agent]?.write(token),
    end: async (agent) => streams[agent]?.close(),
  }
}

async function writeOldStreams(agent: Agent, rows: number): Promise<void> {
  for (let row = 0; row < rows; row += 1) {
    const stream = agent.stream({ id: `answer-${row}` })
    for (let index = 0; index < OLD_ROW_TOKENS; index += 1) await stream.write(tokenText(oldWriter(row), index))
    await stream.close()
  }
  await agent.flush()
}
