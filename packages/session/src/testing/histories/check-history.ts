import { expect } from 'vitest'
import { AGENTS, type History } from './history.ts'
import type { Session } from '../../session/session.ts'

/** What must hold once a history has settled. */
export function checkHistory(history: History): void {
  const { world, people, alive } = history
  const [reference, ...others] = [...people, ...alive].map(({ session }) => session)
  if (reference === undefined) return
  for (const other of others) expect(documentOf(other), 'all replicas are equal').toEqual(documentOf(reference))
  for (const { session } of people) expect(viewOf(session), 'all readers see the same').toEqual(viewOf(reference))

  expect(history.setbacks, 'no older life shows after a newer one').toEqual([])
  for (const agent of AGENTS) {
    const newest = history.newest(agent)
    const stored = documentOf(reference)['agents']?.[agent]
    expect(stored, `the newest life of ${agent} has the last word`).toMatchObject({
      epoch: newest?.session.connection.epoch.getSnapshot(),
      tasks: newest?.record?.tasks ?? [],
    })
  }
  for (const person of people) {
    for (const [key, value] of person.chosen) {
      expect(documentOf(reference)['selections']?.[key], `${key} is as ${person.id} left it`).toEqual(value)
    }
    const states = person.commands.map((id) => person.session.commands.get(id).getSnapshot()?.state)
    for (const state of states) expect(['done', 'refused'], 'every command came to an end').toContain(state)
    const own = documentOf(reference)['people']?.[`${person.id}/page`] as { commands: unknown[] } | undefined
    expect(own?.commands ?? [], 'what is settled is taken back').toEqual([])
    const theirs = new RegExp(`^(people:${person.id}/page|selections:of/${person.id}-|config:)`)
    expect(strangers(person.written, theirs), `${person.id} writes what is their own`).toEqual([])
  }
  for (const process of history.processes) {
    const own = new RegExp(`^(agents:${process.id}$|selections:by/${process.id}$)`)
    expect(strangers(process.written, own), `${process.name} writes what is its own`).toEqual([])
  }
  if (!world.hasRelay) return
  for (const [command, times] of history.acted) expect(times, `command ${command} is acted on once`).toBe(1)
}

function documentOf(session: Session): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    ['agents', 'people', 'selections', 'config'].map((root) => [root, session.doc.getMap(root).toJSON()]),
  )
}

function viewOf(session: Session): unknown {
  return session.agents.ids.getSnapshot().map((id) => {
    const { epoch, status, online, tasks } = session.agents.get(id).getSnapshot() ?? {}
    return { id, epoch, status, online, tasks }
  })
}

function strangers(written: ReadonlySet<string>, own: RegExp): readonly string[] {
  return [...written].filter((key) => !own.test(key))
}
