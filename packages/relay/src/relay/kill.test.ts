import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { connectCallboard, connectPlain } from '../testing/raw-client.ts'
import { RelayProcess } from '../testing/relay-process.ts'
import { startRelay, temporaryDirectory } from '../testing/start-relay.ts'
import { until } from '../testing/until.ts'

const WRITERS = 4

test('kill -9 under load loses nothing that anyone has seen or that was acknowledged', async () => {
  const data = await temporaryDirectory()
  for (const seenAtLeast of [200, 500, 900]) {
    const relay = new RelayProcess(['--port', '0', '--data', data])
    const url = await relay.url()
    const reader = await connectPlain(url, 'board')
    const writers = await Promise.all(Array.from({ length: WRITERS }, () => connectCallboard(url, 'board')))
    const stored = reader.doc.getArray<string>('list')
    const before = stored.length
    let stopped = false
    writers.forEach(async (writer, index) => {
      for (let count = 1; !stopped; count++) {
        writer.doc.getArray('list').push([`${seenAtLeast}-${index}-${count}`])
        if (count % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
      }
    })

    await until('enough was seen', () => stored.length - before >= seenAtLeast)
    relay.child.kill('SIGKILL')
    await relay.ended()
    stopped = true
    await Promise.all([reader, ...writers].map((client) => client.whenClosed()))

    const after = new RelayProcess(['--port', '0', '--data', data])
    const late = await connectPlain(await after.url(), 'board')
    const kept = new Set(late.doc.getArray<string>('list').toArray())
    // The first sync answer already holds it all: nothing else has come yet.
    expect(late.arrived.filter((type) => type === 'sync-1' || type === 'sync-2')).toEqual(['sync-1'])
    expect(stored.toArray().filter((entry) => !kept.has(entry))).toEqual([])
    for (const [index, writer] of writers.entries()) {
      // The first frame that is acknowledged is the answer to the relay's step 1.
      const acknowledged = (writer.last('ack')?.frames ?? 1) - 1
      for (let count = 1; count <= acknowledged; count++) expect(kept).toContain(`${seenAtLeast}-${index}-${count}`)
    }
    after.child.kill('SIGKILL')
    await after.ended()
  }
})

test('SIGTERM commits, tells clients to come back, and ends with 0', async () => {
  const data = await temporaryDirectory()
  const relay = new RelayProcess(['--port', '0', '--data', data])
  const url = await relay.url()
  const [callboard, plain] = await Promise.all([connectCallboard(url, 'board'), connectPlain(url, 'board')])
  for (let count = 1; count <= 500; count++) callboard.doc.getArray('list').push([count])
  callboard.socket.ping()
  let read = false
  callboard.socket.once('pong', () => (read = true))
  await until('the relay has read it all', () => read)

  relay.child.kill('SIGTERM')

  expect(await relay.ended()).toEqual({ code: 0, signal: null })
  expect(await callboard.whenClosed()).toMatchObject({ code: 1012, reason: expect.stringContaining('relay-stopping') })
  expect(await plain.whenClosed()).toMatchObject({ code: 1012 })
  expect(callboard.last('error')).toMatchObject({ code: 'relay-stopping' })
  expect(callboard.last('ack')?.frames).toBe(501)
  const again = await connectPlain((await startRelay({ data })).url, 'board')
  expect(again.doc.getArray('list')).toHaveLength(500)
})

test('SIGINT ends it too, also with a client that does not answer', async () => {
  const relay = new RelayProcess(['--port', '0', '--memory'])
  const client = await connectPlain(await relay.url(), 'board')
  client.socket.pause()
  relay.child.kill('SIGINT')
  expect(await relay.ended()).toEqual({ code: 0, signal: null })
})

test('what a person can mend is one sentence with a code, not a stack', async () => {
  const { port } = await startRelay()
  const cases = [
    { args: ['--port', String(port), '--memory'], code: 1, says: /^callboard-relay: \[port-taken\] Port \d+ on 127\.0\.0\.1 is in use/ },
    { args: ['--port', '0', '--data', '/dev/null/data'], code: 1, says: /^callboard-relay: \[storage-unavailable\] The database in \/dev\/null/ },
    { args: ['--port', 'many'], code: 2, says: /^callboard-relay: \[option-invalid\] The option --port "many"/ },
    { args: ['--host', '203.0.113.1', '--port', '0', '--memory'], code: 2, says: /^callboard-relay: \[option-invalid\] The option host/ },
    { args: ['--frobnicate'], code: 2, says: /^callboard-relay: \[option-invalid\] Unknown option '--frobnicate'/ },
  ]
  for (const { args, code, says } of cases) {
    const relay = new RelayProcess(args)
    expect((await relay.ended()).code, args.join(' ')).toBe(code)
    await until('stderr is read', () => relay.stderr.endsWith('\n'))
    expect(relay.stderr).toMatch(says)
    expect(relay.stderr.trim().split('\n'), args.join(' ')).toHaveLength(1)
  }
})

test('--help says what there is, --version the version', async () => {
  const help = new RelayProcess(['--help'])
  const version = new RelayProcess(['--version'])
  expect((await help.ended()).code).toBe(0)
  expect((await version.ended()).code).toBe(0)
  for (const option of ['--port', '--host', '--data', '--memory', '--log-level', '--version', '--help']) {
    await until(`help names ${option}`, () => help.stdout.includes(option))
  }
  await until('the version is printed', () => /^\d+\.\d+\.\d+\n$/.test(version.stdout))
})

test('the log never holds what a document or a presence state holds', async () => {
  const relay = new RelayProcess(['--port', '0', '--memory', '--log-level', 'info'])
  const url = await relay.url()
  const client = await connectPlain(url, 'board')
  client.doc.getMap('agents').set('secret-key', 'secret-value')
  client.sendPresence({ clientId: client.doc.clientID, clock: 1, state: { name: 'secret-name' } })
  const bad = await connectPlain(url, 'board')
  bad.send(Y.encodeStateAsUpdate(client.doc))
  await bad.whenClosed()
  relay.child.kill('SIGTERM')
  await relay.ended()

  expect(relay.stderr).toContain('connection refused')
  expect(relay.stderr).not.toContain('secret')
})
