import { CallboardError } from '@callboard/session/protocol'

/** A call on storage that was closed. */
export function storageClosed(): CallboardError {
  return new CallboardError({
    code: 'storage-unavailable',
    message: 'The storage was closed, so nothing can be read or written. Open it again by starting a relay.',
  })
}

/** The database in `directory` could not be opened; `reason` is SQLite's or the file system's word on it. */
export function storageNotOpened(directory: string, reason: string): CallboardError {
  const locked = /locked|busy/i.test(reason)
  return new CallboardError({
    code: 'storage-unavailable',
    message: locked
      ? `The database in ${directory} is in use by another process, and two relays must not write to one database. Stop the other relay, or give this one another data directory.`
      : `The database in ${directory} cannot be opened (${reason}), so no session could be stored and the relay does not start. Check that the directory exists or can be made, that it is writable, and that its callboard.sqlite is a relay's database.`,
    details: { directory },
  })
}

/** This Node has no SQLite. `version` is Node's. */
export function storageNeedsNode(version: string): CallboardError {
  return new CallboardError({
    code: 'storage-unavailable',
    message: `This is Node ${version}, which has no SQLite, so no session could be stored and the relay does not start. Run it with Node 22.13 or newer.`,
  })
}

/** A commit failed; `reason` is SQLite's or the file system's word on it. */
export function storageWriteFailed(reason: string): CallboardError {
  return new CallboardError({
    code: 'storage-unavailable',
    message: `The database refused a commit (${reason}), so what was just sent is not saved and was shown to nobody. Check free space and permissions of the data directory; clients come back and send it again.`,
  })
}
