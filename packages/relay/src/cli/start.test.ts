import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory } from '../testing/start-relay.ts'
import { TEST_SECRET } from '../testing/tokens.ts'
import { until } from '../testing/until.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const TELL_LOADED = new URL('./fixtures/tell-loaded.ts', import.meta.url).href

/** What only some relays need, or none before it serves. The last is what Node's own `fetch` and WebSocket client are made of. */
const LATER = ['jose', 'prom-client', '@opentelemetry/api', 'undici']

/** Those of {@link LATER} that the command has loaded by the time it has listened, been asked for `path`, and ended. */
async function loadedBy(args: readonly string[], path: string): Promise<readonly string[]> {
  const directory = await temporaryDirectory()
  const file = join(directory, 'loaded.json')
  const data = join(directory, 'data')
  const child = spawn(process.execPath, ['--conditions=@callboard/source', '--import', TELL_LOADED, MAIN, '--port', '0', '--data', data, ...args], {
    env: { ...process.env, LOADED_FILE: file },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const url = (): string | undefined => /ws:(\/\/\S+)/.exec(output)?.[1]
  await until('it listens', url)
  expect((await fetch(`http:${url()}${path}`)).status).toBe(200)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  const loaded = JSON.parse(await readFile(file, 'utf8')) as string[]
  expect(loaded.some((name) => name.includes('/yjs/'))).toBe(true)
  return LATER.filter((name) => loaded.some((one) => one.includes(`/${name}/`)))
}

test('an open relay that nobody scrapes starts without what checks tokens, makes spans or the text of metrics', async () => {
  expect(await loadedBy([], '/readyz')).toEqual([])
})

test('a relay with a secret loads what checks tokens, and one that is scraped what makes the text', async () => {
  const secret = join(await temporaryDirectory(), 'secret')
  await writeFile(secret, TEST_SECRET)
  // The API of OpenTelemetry comes along with `prom-client`.
  expect(await loadedBy(['--secret-file', secret], '/metrics')).toEqual(['jose', 'prom-client', '@opentelemetry/api'])
})
