import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino'

/** What must not get into a log, wherever it stands; the relay hands none of it over, and a host's lines may. */
const SECRETS = ['token', 'secret', 'authorization', 'cookie', 'password', 'headers', 'content', 'update', 'state']

/** What is written in place of a secret. */
const REDACTED = '[redacted]'

/** The relay's own logger: JSON lines, times as ISO 8601, without secrets, and of URLs without the query. */
export function createJsonLogger(level: string, destination: DestinationStream): PinoLogger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: REDACTED },
      serializers: { url: withoutQuery },
    },
    destination,
  )
}

function withoutQuery(url: unknown): unknown {
  return typeof url === 'string' ? url.replace(/[?#].*$/s, '') : undefined
}
