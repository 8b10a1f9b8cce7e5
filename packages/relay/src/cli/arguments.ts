import { parseArgs } from 'node:util'
import { CallboardError } from '@callboard/session/protocol'
import { DEFAULT_PORT, optionInvalid } from '../relay/relay-options.ts'
import { ACCESS_FLAGS, type AccessFlags } from './access-options.ts'
import { readLimits, type GivenLimits } from './limit-flags.ts'

/** What the command was asked to do. */
export type Command =
  | { readonly type: 'help' }
  | { readonly type: 'version' }
  | { readonly type: 'token'; readonly args: readonly string[] }
  | RunCommand

/** How the relay is to run. */
interface RunCommand extends GivenLimits {
  readonly type: 'run'
  readonly host: string
  readonly port: number
  readonly data: string
  readonly logLevel: string
  readonly origins: readonly string[] | undefined
  readonly access: AccessFlags
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info']

/** What `--help` prints. */
export const HELP = `Usage: callboard-relay [options]
       callboard-relay token --help

Carries Callboard sessions: a durable y-websocket server on ws://HOST:PORT/<session>.

Options:
  --port N          Port to listen on; 0 takes any that is free (default: CALLBOARD_PORT or ${DEFAULT_PORT})
  --host HOST       Address to listen on (default: 127.0.0.1, this machine only)
  --data DIR        Directory for the database, made if it is missing (default: .callboard)
  --memory          Keep everything in memory; nothing outlives the process
  --secret-file F   Ask for tokens signed with the secret in this file (HS256, at least 32 bytes), or in CALLBOARD_SECRET
  --public-key-file F   Ask for tokens signed with the key of this public one (EdDSA; PEM or JWK)
  --jwks-url URL    Ask for tokens signed with the keys that are published there
  --issuer I, --audience A   What their claims iss and aud must be
  --origin ORIGIN   Serve pages of this origin, as https://app.example, or * for all; may be given again
                    (default: pages of this machine)
  --log-level L     ${LOG_LEVELS.join(', ')} (default: warn); logs are JSON lines on stderr
  --limit NAME=N    Another value for a limit or a time, as docs/protocol.md lists them (bufferBytes=2097152,
                    connections=500, drainTimeoutMs=5000); may be given several times
  --version         Print the version
  --help            Print this

HTTP on the same port: /healthz, /readyz, /metrics, GET /v1/sessions/<session> (the document as JSON), and streams by the
Durable Streams protocol on /v1/stream/<session>/<stream>, or any other path below /v1/stream/.
Without a way to check tokens the relay is open to whoever reaches it, and so serves only this machine. A token comes as the
sub-protocol bearer.<token>, or over HTTP as Authorization: Bearer <token>; never in a URL.
SIGTERM and SIGINT commit what was received, send clients away to come back, and exit with 0.
`

/** Reads the command line. Throws `option-invalid`. */
export function parseCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Command {
  if (args[0] === 'token') return { type: 'token', args: args.slice(1) }
  const values = parse(args)
  if (values.help === true) return { type: 'help' }
  if (values.version === true) return { type: 'version' }
  const logLevel = values['log-level'] ?? 'warn'
  if (!LOG_LEVELS.includes(logLevel)) throw optionInvalid('--log-level', `is none of ${LOG_LEVELS.join(', ')}`)
  if (values.memory === true && values.data !== undefined) throw optionInvalid('--memory', 'excludes --data')
  const data = values.memory === true ? 'memory' : (values.data ?? '.callboard')
  if (data === '') throw optionInvalid('--data', 'is empty')
  return {
    type: 'run',
    host: values.host ?? '127.0.0.1',
    port: readPort(values.port ?? environment['CALLBOARD_PORT'] ?? String(DEFAULT_PORT)),
    // The word that stands for memory in the API is a directory like any other here.
    data: data === 'memory' && values.memory !== true ? './memory' : data,
    logLevel,
    origins: values.origin,
    access: values,
    ...readLimits(values.limit ?? []),
  }
}

function parse(args: readonly string[]): ReturnType<typeof parseOptions> {
  try {
    return parseOptions(args)
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : ''
    throw new CallboardError({
      code: 'option-invalid',
      message: `${problem}, so the relay does not start. See callboard-relay --help.`,
      cause: error,
    })
  }
}

function parseOptions(args: readonly string[]): AccessFlags & {
  origin?: string[]
  port?: string
  host?: string
  data?: string
  memory?: boolean
  'log-level'?: string
  limit?: string[]
  version?: boolean
  help?: boolean
} {
  return parseArgs({
    args: [...args],
    options: {
      ...ACCESS_FLAGS,
      origin: { type: 'string', multiple: true },
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      memory: { type: 'boolean' },
      'log-level': { type: 'string' },
      limit: { type: 'string', multiple: true },
      version: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw optionInvalid('--port', `"${text}" is not a whole number from 0 to 65535`)
  return port
}
