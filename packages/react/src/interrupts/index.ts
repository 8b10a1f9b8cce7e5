/** Questions of agents, in React. An entry of its own, so that a board without them pays nothing. */
export { useInterrupts, type InterruptFilter } from './use-interrupts.ts'
export { useInterrupt, type InterruptHandle, type InterruptVerbs } from './use-interrupt.ts'
export { useGrants, type Grants } from './use-grants.ts'
