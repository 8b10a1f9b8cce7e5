/** The key of a task among those of all agents: `agentId/taskId`. Ids hold no slash, so it can be told apart. */
export const taskKey = (agentId: string, taskId: string): string => `${agentId}/${taskId}`
