/** Particulars of a log line: names, counts, codes and sizes, never what a document or a presence state holds. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** Where the relay reports what it does. A `pino` logger fits as it is. */
export interface Logger {
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
}

/** A logger that says nothing; the default when the relay is embedded. */
export const silentLogger: Logger = { info() {}, warn() {}, error() {} }
