import { createPart, type Part } from '../part/create-part.tsx'

/** Groups what arranges the agents. Renders a `<div>`. */
export const AgentRosterToolbar: Part<'div', object> = createPart('div', 'AgentRoster.Toolbar', () => ({ state: {} }))
