import { setTimeout as delay } from 'node:timers/promises'

const LOOK_EVERY_MS = 50

/** Resolves once the condition holds; throws, naming it, when it does not within `withinMs`. */
export async function until(what: string, condition: () => Promise<boolean> | boolean, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain: ${what}.`)
    await delay(LOOK_EVERY_MS)
  }
}
