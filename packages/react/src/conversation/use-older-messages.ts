import { perSession, type Session } from '@callboard/session'
import { conversationOf, type ConversationMessage, type ConversationView } from '@callboard/session/streams'
import { useInfiniteQuery } from '@tanstack/react-query'
import { uuidv4 } from 'lib0/random'
import { useCallback, useMemo } from 'react'

/** What came before the messages that are followed, as far as it was asked for. */
export interface OlderMessages {
  readonly messages: readonly ConversationMessage[]
  readonly hasOlder: boolean
  readonly isLoadingOlder: boolean
  readonly error: Error | null
  readonly loadOlder: () => void
}

/** What tells this session's pages from another's: its address, or something random where it has none. */
const sessionKey: (session: Session) => { readonly of: string } = perSession(({ connection }) => ({
  of: connection.address ?? uuidv4(),
}))

const none: readonly ConversationMessage[] = []

/**
 * Reads older messages, page by page. Pages belong to where the followed messages begin: when that moves, the ones that
 * were read no longer join on, and others are read. What a log holds never changes, so no page is read twice.
 */
export function useOlderMessages(session: Session, view: ConversationView, pageSize: number): OlderMessages {
  const { log, start } = view
  const query = useInfiniteQuery({
    queryKey: ['callboard', 'conversation', sessionKey(session).of, log, start, pageSize],
    queryFn: ({ pageParam: before, signal }) => conversationOf(session).readPage({ before, limit: pageSize, log, signal }),
    initialPageParam: start,
    getNextPageParam: (page) => (page.start > 0 ? page.start : undefined),
    enabled: false,
    staleTime: Infinity,
    retry: false,
    // The page's link knows better than the browser whether the relay can be reached, and waits by itself.
    networkMode: 'always',
  })
  const { data, hasNextPage, fetchNextPage, isFetching, error } = query
  const hasOlder = log !== undefined && (data === undefined ? start > 0 : hasNextPage)
  const loadOlder = useCallback(() => {
    if (hasOlder) void fetchNextPage({ cancelRefetch: false })
  }, [hasOlder, fetchNextPage])
  const messages = useMemo(() => data?.pages.toReversed().flatMap((page) => page.messages) ?? none, [data])
  return { messages, hasOlder, isLoadingOlder: isFetching, error, loadOlder }
}
