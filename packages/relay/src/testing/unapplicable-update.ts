/**
 * An update that Yjs decodes but throws at while applying it: one client (7) with one struct at clock 0, the string "a",
 * whose left neighbour is a later struct of the same client.
 */
export const UNAPPLICABLE_UPDATE: Uint8Array = new Uint8Array([1, 1, 7, 0, 0x84, 7, 5, 1, 0x61, 0])
