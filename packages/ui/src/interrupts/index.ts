'use client'

/** What agents ask of people. An entry of its own, since it brings forms made from JSON Schemas and differences of texts. */
export { InterruptCard, type InterruptCardProps } from '../interrupt-card/interrupt-card.tsx'
export { type InterruptCardRootOptions } from '../interrupt-card/interrupt-card-root.tsx'
export { type InterruptCardState } from '../interrupt-card/interrupt-context.tsx'
export { InterruptInbox, type InterruptInboxProps } from '../interrupt-inbox/interrupt-inbox.tsx'
export { type InterruptInboxRootOptions } from '../interrupt-inbox/interrupt-inbox-root.tsx'
export { type InterruptInboxItemOptions } from '../interrupt-inbox/interrupt-inbox-item.tsx'
export { type InboxListOptions } from '../interrupt-inbox/inbox-list.ts'
export { type InboxOrder, type InterruptInboxState } from '../interrupt-inbox/inbox-context.tsx'
