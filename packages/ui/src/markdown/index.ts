'use client'

/** Markdown in streams and messages, on `streamdown`. An entry of its own, so that nobody pays for it unasked. */
export { MarkdownText, type MarkdownTextProps } from './markdown-text.tsx'
