const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A random id of 20 characters, 100 bits. Works on insecure pages too, where `crypto.randomUUID` is missing. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => ALPHABET[byte & 31]).join('')
}
