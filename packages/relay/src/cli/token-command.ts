import { parseArgs } from 'node:util'
import { CallboardError } from '@callboard/session/protocol'
import { parseWith, tokenClaimsSchema } from '@callboard/session/schema'
import { SignJWT } from 'jose/jwt/sign'
import { optionInvalid } from '../relay/relay-options.ts'
import { readSecret } from './access-options.ts'

/** What `callboard-relay token --help` prints. */
export const TOKEN_HELP = `Usage: callboard-relay token --secret-file FILE --kind KIND --sub ID --session NAME... [options]

Prints a token for development, signed with the relay's secret (HS256).

Options:
  --secret-file F   The file that holds the secret (or CALLBOARD_SECRET in the environment)
  --kind KIND       user, agent, viewer or service
  --sub ID          Whose it is: a person's id, an agent's, or the name of a service
  --session NAME    A session that it opens; one that ends in * stands for all that begin so. May be given again
  --agent ID        The agent's id, where it is not --sub
  --name NAME       The name that presence has to show
  --path PATTERN    Where its bearer may write besides, as "notes/*". May be given again
  --ttl TIME        How long it lasts: a number and s, m, h or d (default: 1h)
  --id ID           Its own id (jti), by which it can be revoked
  --issuer I, --audience A   The claims iss and aud
`

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }

const FLAGS = {
  'secret-file': { type: 'string' },
  kind: { type: 'string' },
  sub: { type: 'string' },
  session: { type: 'string', multiple: true },
  agent: { type: 'string' },
  name: { type: 'string' },
  path: { type: 'string', multiple: true },
  ttl: { type: 'string' },
  id: { type: 'string' },
  issuer: { type: 'string' },
  audience: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Makes the token that the flags describe, or the help. Rejects with `option-invalid`. */
export async function runTokenCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  const flags = parseFlags(args)
  if (flags.help === true) return TOKEN_HELP
  const secret = await readSecret(flags, environment)
  if (secret === undefined) throw optionInvalid('--secret-file', 'is missing', 'Give the file that holds the relay\'s secret, or CALLBOARD_SECRET in the environment.')
  if (Buffer.byteLength(secret) < 32) throw optionInvalid('--secret-file', 'holds under 32 bytes', 'Make a secret, for example with: openssl rand -base64 32')
  const { sub, kind, session, agent, name, path, id, issuer, audience } = flags
  const exp = Math.floor(Date.now() / 1_000) + readSeconds(flags.ttl ?? '1h')
  const claims = { sub, kind, sessions: session, agent, paths: path, name, jti: id, iss: issuer, aud: audience, exp }
  // Whatever the relay would refuse is better said here.
  const parsed = parseWith(tokenClaimsSchema, claims)
  if (!parsed.ok) {
    const [issue] = parsed.issues
    throw optionInvalid(flagOf(issue?.path ?? ''), `does not do (${issue?.message})`, 'See callboard-relay token --help.')
  }
  return `${await new SignJWT(JSON.parse(JSON.stringify(claims)) as Record<string, unknown>).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(secret))}\n`
}

function flagOf(claim: string): string {
  const [name = ''] = claim.split('.')
  return `--${name === 'jti' ? 'id' : name.replace(/s$/, '')}`
}

function readSeconds(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  const seconds = Number(count) * (SECONDS[unit ?? ''] ?? Number.NaN)
  if (seconds > 0) return seconds
  throw optionInvalid('--ttl', `"${text}" is no length of time`, 'Give a number and s, m, h or d, as 90m.')
}

function parseFlags(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'] {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : ''
    throw new CallboardError({
      code: 'option-invalid',
      message: `${problem}, so no token is made. See callboard-relay token --help.`,
      cause: error,
    })
  }
}
