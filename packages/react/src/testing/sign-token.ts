/** A token as the relay of the tests takes it (HS256), for every session, which ends in `endsIn` seconds. */
export async function signToken(secret: string, claims: Readonly<Record<string, unknown>>, endsIn = 600): Promise<string> {
  const payload = { sessions: ['*'], exp: Date.now() / 1_000 + endsIn, ...claims }
  const signed = [{ alg: 'HS256' }, payload].map((part) => base64(new TextEncoder().encode(JSON.stringify(part)))).join('.')
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(signed))
  return `${signed}.${base64(new Uint8Array(signature))}`
}

function base64(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
