/**
 * What brings the tables from each layout to the next; the number of the layout is kept in the database's `user_version`.
 * Append-only: a database of any earlier relay is brought up in place.
 */
export const LAYOUTS: readonly string[] = [
  `
  CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    snapshot BLOB
  ) STRICT;
  CREATE TABLE updates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session INTEGER NOT NULL REFERENCES sessions (id),
    data BLOB NOT NULL
  ) STRICT;
  CREATE INDEX updates_by_session ON updates (session, id);
  CREATE TABLE epochs (
    session TEXT NOT NULL,
    agent TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    instance TEXT NOT NULL,
    PRIMARY KEY (session, agent)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE checks (id INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  `,
  // Tail and size of a stream are those of its segments: a commit writes its segment and its producers, nothing else.
  `
  CREATE TABLE streams (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL UNIQUE,
    content_type TEXT NOT NULL,
    ttl_seconds INTEGER,
    expires_at TEXT,
    fork TEXT,
    source INTEGER,
    forks INTEGER NOT NULL DEFAULT 0,
    stream_seq TEXT,
    closed_at INTEGER,
    closed_by TEXT,
    ends_at INTEGER,
    deleted INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX streams_by_end ON streams (ends_at) WHERE ends_at IS NOT NULL AND deleted = 0;
  CREATE INDEX streams_by_closing ON streams (closed_at) WHERE closed_at IS NOT NULL AND deleted = 0;
  CREATE TABLE segments (
    stream INTEGER NOT NULL REFERENCES streams (number),
    position INTEGER NOT NULL,
    count INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (stream, position)
  ) STRICT;
  CREATE TABLE producers (
    stream INTEGER NOT NULL REFERENCES streams (number),
    id TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (stream, id)
  ) STRICT, WITHOUT ROWID;
  `,
  // Who writes under which Yjs client ids, and the one id that an agent writes under in all its lives.
  `
  CREATE TABLE client_ids (
    session INTEGER NOT NULL REFERENCES sessions (id),
    client_id INTEGER NOT NULL,
    owner TEXT NOT NULL,
    PRIMARY KEY (session, client_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE writers (
    session INTEGER NOT NULL REFERENCES sessions (id),
    owner TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    PRIMARY KEY (session, owner)
  ) STRICT, WITHOUT ROWID;
  `,
  // Who made what, to be counted, and what was revoked.
  `
  ALTER TABLE sessions ADD COLUMN made_by TEXT;
  CREATE INDEX sessions_by_maker ON sessions (made_by) WHERE made_by IS NOT NULL;
  ALTER TABLE streams ADD COLUMN made_by TEXT;
  CREATE INDEX streams_by_maker ON streams (made_by) WHERE made_by IS NOT NULL;
  CREATE TABLE revocations (key TEXT PRIMARY KEY, ends_at INTEGER) STRICT, WITHOUT ROWID;
  `,
]
