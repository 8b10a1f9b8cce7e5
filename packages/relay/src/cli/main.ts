#!/usr/bin/env node
import { readFile } from 'node:fs/promises'
import { CallboardError } from '@callboard/session/protocol'
import { pino } from 'pino'
import { createJsonLogger } from '../log/json-logger.ts'
import { createRelay } from '../relay/create-relay.ts'
import { readTokenOptions } from './access-options.ts'
import { HELP, parseCommand, type Command } from './arguments.ts'

const EXIT_FAILED = 1
const EXIT_USAGE = 2

/** A disk that does not answer must not keep the process from ending. Milliseconds. */
const LONGEST_STOP_MS = 8_000

async function run(command: Extract<Command, { type: 'run' }>): Promise<void> {
  const { host, port, data, logLevel, limits, timing, origins, access } = command
  const logger = createJsonLogger(logLevel, pino.destination({ fd: 2, sync: true }))
  const tokens = await readTokenOptions(access, process.env)
  const relay = await createRelay({ host, port, data, logger, limits, timing, origins, tokens })
  const isOpen = tokens === undefined ? '; open: it asks nobody for a token' : ''
  process.stdout.write(`callboard-relay: listening on ${relay.url} (data: ${data}${isOpen})\n`)
  let stopping = false
  const stop = (): void => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(EXIT_FAILED)
    stopping = true
    setTimeout(() => process.exit(EXIT_FAILED), LONGEST_STOP_MS).unref()
    relay.close().then(() => process.exit(0), fail)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function version(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}

async function token(args: readonly string[]): Promise<string> {
  const { runTokenCommand } = await import('./token-command.ts')
  return runTokenCommand(args, process.env)
}

/** A sentence for what a person can mend, a stack only for a bug. */
function fail(error: unknown): never {
  const known = CallboardError.is(error)
  const text = known ? `[${error.code}] ${error.message.replace(/^callboard: /, '')}` : String((error as Error).stack)
  process.stderr.write(`callboard-relay: ${text}\n`)
  process.exit(known && error.code === 'option-invalid' ? EXIT_USAGE : EXIT_FAILED)
}

try {
  const command = parseCommand(process.argv.slice(2), process.env)
  if (command.type === 'help') process.stdout.write(HELP)
  else if (command.type === 'version') process.stdout.write(`${await version()}\n`)
  else if (command.type === 'token') process.stdout.write(await token(command.args))
  else await run(command)
} catch (error) {
  fail(error)
}
