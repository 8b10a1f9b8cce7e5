import { CallboardError } from '@callboard/session/protocol'
import { expect, test } from 'vitest'
import { OriginList } from './origin-list.ts'

function verdict(list: OriginList, origin: string | undefined): string {
  try {
    list.assertAllowed(origin)
    return 'allowed'
  } catch (error) {
    return CallboardError.is(error) ? error.code : String(error)
  }
}

test('without a list, pages of this machine are served and no others', () => {
  const list = new OriginList(undefined)
  for (const origin of [undefined, 'http://localhost:5173', 'http://127.0.0.1', 'http://127.9.9.9:80', 'http://[::1]:8080', 'https://app.localhost']) {
    expect([origin, verdict(list, origin)]).toEqual([origin, 'allowed'])
  }
  for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'http://localhost@evil.example', 'null']) {
    expect([origin, verdict(list, origin)]).not.toEqual([origin, 'allowed'])
  }
})

test('a list is exact: scheme, host and port', () => {
  const list = new OriginList(['https://app.example', 'https://App2.example:8443/'])
  for (const origin of [undefined, 'https://app.example', 'https://app.example:443', 'HTTPS://APP.example', 'https://app2.example:8443']) {
    expect([origin, verdict(list, origin)]).toEqual([origin, 'allowed'])
  }
  for (const origin of ['http://app.example', 'https://app.example:444', 'https://xapp.example', 'https://app.example.evil.example', 'http://localhost', 'null']) {
    expect([origin, verdict(list, origin)]).toEqual([origin, 'origin-forbidden'])
  }
})

test('a star is a choice, and serves even pages without an origin of their own', () => {
  const list = new OriginList(['*'])
  for (const origin of [undefined, 'https://any.example', 'null']) expect(verdict(list, origin)).toBe('allowed')
  expect(verdict(list, 'no origin')).toBe('frame-malformed')
})

test('a malformed header is named as such, whatever it holds', () => {
  const list = new OriginList(undefined)
  for (const origin of ['', 'a', '://', 'http://', 'http://[::1', 'http://a b', 'http://a/path', 'http://a?q', `http://${'a'.repeat(100_000)}`, 'http://%', 'http://a\\b', 'https://a, https://b', '\u0000']) {
    expect([origin.slice(0, 20), verdict(list, origin)]).toEqual([origin.slice(0, 20), 'frame-malformed'])
  }
  for (const origins of [['app.example'], ['https://a/b'], ['']]) expect(() => new OriginList(origins)).toThrow(expect.objectContaining({ code: 'option-invalid' }))
})
