import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { joinSession } from '@callboard/agent'
import { createRelay } from '@callboard/relay'
import { createSession, websocketConnection, type Session } from '@callboard/session'
import * as Y from 'yjs'
import type { History } from './fields-and-keys.ts'
import { readSyncAnswer } from './read-sync-answer.ts'

/** Encoded sizes (bytes) of one history at each place, and the heap (bytes) a fresh reader pays for it. */
export interface GrowthFigures {
  readonly relayBytes: number
  readonly liveReaderBytes: number
  readonly freshReaderBytes: number
  readonly freshReaderHeapBytes: number
  readonly reloadedBytes: number
  readonly reloadedHeapBytes: number
  readonly commandsDone: number
}

const run = promisify(execFile)
const session = 'growth'

/** Plays `history` through a real relay with coalescing off, and measures what is left of it. */
export async function measureGrowth(history: History): Promise<GrowthFigures> {
  const data = await mkdtemp(join(tmpdir(), 'callboard-growth-'))
  let relay = await createRelay({ port: 0, data })
  const reader = connect(relay.url, { kind: 'observer' })
  const person = connect(relay.url, { kind: 'person', id: 'ada', name: 'Ada', device: 'laptop' })
  await Promise.all([reader.whenSynced(), person.whenSynced()])
  const commandsDone = await play(history, relay.url, person)
  await person.whenSaved()
  const relayBytes = await readSyncAnswer(`${relay.url}/${session}`)
  const liveReaderBytes = Y.encodeStateAsUpdate(reader.doc).byteLength
  const fresh = await readAfresh(relay.url)
  await Promise.all([reader.close(), person.close()])
  await relay.close()

  relay = await createRelay({ port: 0, data })
  const reloaded = await readAfresh(relay.url)
  await relay.close()
  await rm(data, { recursive: true })
  return {
    relayBytes,
    liveReaderBytes,
    freshReaderBytes: fresh.encodedBytes,
    freshReaderHeapBytes: fresh.heapBytes,
    reloadedBytes: reloaded.encodedBytes,
    reloadedHeapBytes: reloaded.heapBytes,
    commandsDone,
  }
}

function connect(url: string, identity: Session['identity']): Session {
  return createSession({ connection: websocketConnection({ url, session }), identity })
}

/** One life of the agent after another: its share of writes and selections, while the person's messages are done. */
async function play(history: History, url: string, person: Session): Promise<number> {
  let commandsDone = 0
  for (let life = 0; life < history.restarts; life++) {
    const agent = await joinSession({ url, session, agent: { id: 'worker', name: 'Worker' }, coalesceMs: 0, handleSignals: false })
    const due = Math.round(((life + 1) * history.commands) / history.restarts)
    const obeying = (async () => {
      if (commandsDone >= due) return
      for await (const message of agent.messages()) {
        message.done()
        commandsDone += 1
        if (commandsDone >= due) return
      }
    })()
    for (let sent = commandsDone; sent < due; sent++) person.sendCommand({ kind: 'message', to: 'worker', text: `Message ${sent}` })
    const writes = history.writes / history.restarts
    for (let write = 0; write < writes; write++) {
      agent.setActivity(`Row ${life * writes + write}`)
      if (write % (history.writes / history.selections) === 0) agent.selections.set('flight', { life, write })
      if (write % 100 === 99) await agent.flush()
    }
    await obeying
    await agent.flush()
    await agent.leave()
  }
  return commandsDone
}

/** Opens the session in a process of its own, so that its heap is its own. */
async function readAfresh(url: string): Promise<{ encodedBytes: number; heapBytes: number }> {
  const script = join(import.meta.dirname, 'fresh-reader.ts')
  const args = ['--expose-gc', '--conditions=@callboard/source', script, url, session]
  const { stdout } = await run(process.execPath, args)
  return JSON.parse(stdout) as { encodedBytes: number; heapBytes: number }
}
