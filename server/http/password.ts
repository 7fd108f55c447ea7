import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** Cost as OWASP recommends for argon2id: 19 MiB, two passes, one lane. */
const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 }

const tagOf = (password: string, nonce: Buffer): Promise<Buffer> => derive('argon2id', { message: password, nonce, ...cost })

export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  return `${nonce.toString('base64url')}.${(await tagOf(password, nonce)).toString('base64url')}`
}

export const passwordFits = async (password: string, stored: string): Promise<boolean> => {
  const [nonce, tag] = stored.split('.').map((part) => Buffer.from(part, 'base64url'))
  return nonce !== undefined && tag !== undefined && timingSafeEqual(await tagOf(password, nonce), tag)
}
