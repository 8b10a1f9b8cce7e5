/** The version of the stored and sent schemas. Raised whenever their hash changes; see {@link SCHEMA_HISTORY}. */
export const SCHEMA_VERSION = 4

/** One line a version: what changed. Version 0 is a document that no Callboard relay has opened yet. */
export const SCHEMA_HISTORY: readonly string[] = [
  'A document made by a plain y-websocket client: no session root.',
  'First version: agents, people, selections, config, session.',
  'What agents say is in streams: their records name `streams` and have no `outbox`.',
  'Agents ask: their records may have `interrupts`, `grants` and `refusals`, people\'s have `proposals`; the stream `log`.',
  'Named, as they were written already: who revokes a grant (`by` in the log), who may (`answerableBy`). New: `times` of an ack; tokens, refusals and authors on the wire.',
]
