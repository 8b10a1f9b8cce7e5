import type { StreamLog, StreamLogs } from '../stream-log.ts'
import { notMessages } from './channel-errors.ts'

/** The stream as it is, made by somebody, by identity key, if there is none. Rejects with `stream-conflict` if it is one of bytes. */
export async function openLog(logs: StreamLogs, path: string, by?: string): Promise<StreamLog> {
  const log = (await logs.find(path)) ?? (await logs.ensure(path, { contentType: 'application/json' }, by))
  if (!log.isJson) throw notMessages(log.config.contentType)
  return log
}
