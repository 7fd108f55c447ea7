import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Cost as OWASP recommends for scrypt: N = 2^17, r = 8, p = 1 (128 MiB for a moment). */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1_048_576 }

const tagOf = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => scrypt(password.normalize('NFKC'), salt, 32, cost, (error, tag) => (error ? reject(error) : resolve(tag))))

export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${(await tagOf(password, salt)).toString('base64url')}`
}

export const passwordFits = async (password: string, stored: string): Promise<boolean> => {
  const [salt, tag] = stored.split('.').map((part) => Buffer.from(part, 'base64url'))
  return salt !== undefined && tag !== undefined && timingSafeEqual(await tagOf(password, salt), tag)
}
