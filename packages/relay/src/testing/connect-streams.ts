import { connectCallboard } from './raw-client.ts'
import { RawStreams } from './raw-streams.ts'

/** An agent of the session `board` that is welcomed; `instance` names its process when it is to come back. */
export async function connectAgent(url: string, id = 'flights', instance: string = crypto.randomUUID()): Promise<RawStreams> {
  return new RawStreams(await connectCallboard(url, 'board', { agent: { id }, instance }))
}

/** Someone in the session `board` who is no agent. */
export async function connectReader(url: string): Promise<RawStreams> {
  return new RawStreams(await connectCallboard(url, 'board'))
}
