/** The key of a question (or grant) on the board: ids hold no slash. */
export function interruptKey(agentId: string, id: string): string {
  return `${agentId}/${id}`
}
