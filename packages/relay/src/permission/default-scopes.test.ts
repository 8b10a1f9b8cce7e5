import { expect, test } from 'vitest'
import type { Identity } from '../identity/identity.ts'
import { scopeOf, writePatterns, type ScopeContext } from './default-scopes.ts'

const nobody: ScopeContext = { session: 'trip', policy: undefined, isConnected: () => false }

function identity(kind: Identity['kind'], id: string, paths: readonly string[] = []): Identity {
  return { kind, id, sessions: ['*'], paths }
}

const paths = {
  ownAgent: ['agents', 'flights'],
  otherAgent: ['agents', 'hotels', 'tasks'],
  ownPerson: ['people', 'ada/laptop'],
  otherPerson: ['people', 'ada2/laptop'],
  selection: ['selections', 'flight'],
  setting: ['config', 'budget'],
  title: ['session', 'title'],
  generation: ['session', 'generation'],
  appRoot: ['outline', 'chapter'],
  rootItself: ['selections'],
} as const

test.for([
  [identity('user', 'ada'), ['ownPerson', 'selection', 'setting', 'title', 'appRoot']],
  [identity('agent', 'flights'), ['ownAgent', 'selection']],
  [identity('agent', 'flights', ['outline/*']), ['ownAgent', 'selection', 'appRoot']],
  [identity('viewer', 'eve'), []],
  [identity('service', 'import'), ['selection', 'setting', 'title', 'appRoot']],
  [identity('agent', '*'), ['selection']],
] as const)('a %o writes where its kind and its token allow, and nowhere else', ([who, allowed]) => {
  const scope = scopeOf(who, nobody)

  expect(Object.entries(paths).flatMap(([name, path]) => (scope.mayWrite(path) ? [name] : []))).toEqual(
    Object.keys(paths).filter((name) => (allowed as readonly string[]).includes(name)),
  )
})

test('a host\'s policy adds to the defaults, but never what the relay alone writes', () => {
  const policy = (who: Identity, session: string): readonly string[] => (session === 'trip' && who.kind === 'agent' ? ['config/*', 'session/*', 'session'] : [])
  const scope = scopeOf(identity('agent', 'flights'), { ...nobody, policy })

  expect([paths.setting, paths.title, paths.generation, ['session']].map((path) => scope.mayWrite(path))).toEqual([true, true, false, false])
  expect(writePatterns(identity('agent', 'flights'), { session: 'other', policy })).not.toContain('config/*')
})

test('people remove the record of an agent that is gone, not of one that is there, and write none', () => {
  const scope = scopeOf(identity('user', 'ada'), { ...nobody, isConnected: (agentId) => agentId === 'hotels' })

  expect(scope.mayDelete(['agents', 'flights'])).toBe(true)
  expect(scope.mayDelete(['agents', 'hotels'])).toBe(false)
  expect(scope.mayDelete(['agents'])).toBe(false)
  expect(scope.mayWrite(['agents', 'flights'])).toBe(false)
  expect(scopeOf(identity('service', 'import'), nobody).mayDelete(['agents', 'flights'])).toBe(false)
})
