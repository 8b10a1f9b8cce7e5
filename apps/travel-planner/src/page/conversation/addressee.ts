/** Whom the person talks to; it hands the work to the others, and thinks in its answers. */
export const ADDRESSEE = 'orchestrator'
