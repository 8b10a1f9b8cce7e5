import { CallboardError, LIMITS } from '@callboard/session/protocol'

/** A frame that does not fit its channel; `problem` completes "A frame". */
export function requestInvalid(problem: string): CallboardError {
  return new CallboardError({
    code: 'stream-request-invalid',
    message: `A frame ${problem}, so nothing of it was done and its channel is closed. Open each channel under a number of its own, and wait for its answer before using it.`,
  })
}

/** More at once than one connection may have. */
export function tooManyChannels(limit: number): CallboardError {
  return new CallboardError({
    code: 'not-permitted',
    message: `This connection has ${limit} stream channels open, which is as many as the relay allows, so no more are opened. Stop some that are not needed, or raise the relay's limit channelsPerConnection.`,
    details: { limit },
  })
}

/** A stream that is another's to write. */
export function notYours(stream: string): CallboardError {
  return new CallboardError({
    code: 'not-permitted',
    message: `${JSON.stringify(stream.slice(0, 80))} is not this connection's to write, so nothing was written. An agent writes agents/<its id>/<id>, and puts what it has decided into the session's log; everyone in the session can put messages of their own into its conversation.`,
  })
}

/** An append over the socket that is too long. */
export function appendTooLarge(bytes: number): CallboardError {
  return new CallboardError({
    code: 'append-too-large',
    message: `An append has ${bytes} bytes and ${LIMITS.appendBytes} are allowed, so nothing of it was added. Send it in several.`,
    details: { bytes, limit: LIMITS.appendBytes },
  })
}

/** Another process of the agent has come. */
export function producerFenced(agentId: string): CallboardError {
  return new CallboardError({
    code: 'producer-fenced',
    message: `Another process of agent ${agentId} has joined with a higher epoch, so this one writes its streams no longer. What was acknowledged is kept.`,
  })
}

/** A reader's place is in no stream that there is; `problem` completes "The position". */
export function positionInvalid(problem: string): CallboardError {
  return new CallboardError({
    code: 'offset-invalid',
    message: `The position ${problem}, so nothing can be read from there. Read from the start.`,
  })
}

/** A stream of bytes, which has no messages. */
export function notMessages(contentType: string): CallboardError {
  return new CallboardError({
    code: 'stream-conflict',
    message: `The stream holds ${contentType} and not messages, so it is neither read nor written over the session's socket. Use HTTP.`,
  })
}

/** The stream went away under a reader. */
export function streamDeleted(): CallboardError {
  return new CallboardError({
    code: 'stream-gone',
    message: 'The stream was deleted or has expired, so nothing more comes of it. Read again to wait for a new one of its name.',
  })
}
