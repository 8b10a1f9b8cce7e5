import { readFile } from 'node:fs/promises'
import { optionInvalid } from '../relay/relay-options.ts'
import type { TokenOptions } from '../identity/token-options.ts'

/** Flags that say how tokens are checked. A secret is never one: what a process is started with, others on its machine can read. */
export const ACCESS_FLAGS = {
  'secret-file': { type: 'string' },
  'public-key-file': { type: 'string' },
  'jwks-url': { type: 'string' },
  issuer: { type: 'string' },
  audience: { type: 'string' },
} as const

/** {@link ACCESS_FLAGS} as they were given. */
export interface AccessFlags {
  readonly 'secret-file'?: string | undefined
  readonly 'public-key-file'?: string | undefined
  readonly 'jwks-url'?: string | undefined
  readonly issuer?: string | undefined
  readonly audience?: string | undefined
}

/** Where the secret may stand in the environment. */
const SECRET_VARIABLE = 'CALLBOARD_SECRET'

/** How tokens are checked; `undefined` if nothing says so. Rejects with `option-invalid`. */
export async function readTokenOptions(flags: AccessFlags, environment: NodeJS.ProcessEnv): Promise<TokenOptions | undefined> {
  const { issuer, audience } = flags
  const secret = await readSecret(flags, environment)
  const publicKey = await readFlagFile('--public-key-file', flags['public-key-file'])
  const jwksUrl = flags['jwks-url']
  const given = [secret, publicKey, jwksUrl].filter((value) => value !== undefined)
  if (given.length > 1) {
    throw optionInvalid('--secret-file', 'is one of several ways to check tokens', `Give one of --secret-file (or ${SECRET_VARIABLE}), --public-key-file and --jwks-url.`)
  }
  if (given.length > 0) return { secret, publicKey, jwksUrl, issuer, audience }
  if (issuer === undefined && audience === undefined) return undefined
  throw optionInvalid(issuer === undefined ? '--audience' : '--issuer', 'says what tokens must claim, but nothing says how they are checked', 'Give --secret-file, --public-key-file or --jwks-url too.')
}

/** The secret, from its file or the environment. Rejects with `option-invalid`. */
export async function readSecret(flags: AccessFlags, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const file = await readFlagFile('--secret-file', flags['secret-file'])
  return file ?? environment[SECRET_VARIABLE]
}

async function readFlagFile(flag: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw optionInvalid(flag, `names a file that cannot be read (${code ?? 'error'})`, 'Give the path of a file that this user can read.', cause)
  }
}
