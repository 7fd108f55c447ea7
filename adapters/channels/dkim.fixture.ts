import { generateKeyPairSync } from 'node:crypto'
import { dkimVerify } from 'mailauth/lib/dkim/verify'
import { expect } from 'vitest'

export interface SigningKey {
  domainName: string
  keySelector: string
  privateKey: string
  /** What a receiver makes of a message, when it finds the public half in the DNS where it should be. */
  verdictOn(raw: Buffer | string): Promise<{ result: string; comment?: string | undefined; covers: string[] }>
}

/** A key pair whose public half lies in a DNS of its own. */
export const signingKey = (domainName: string, keySelector: string): SigningKey => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  const resolver = async (name: string, type: string): Promise<string[][]> => {
    expect([name, type]).toEqual([`${keySelector}._domainkey.${domainName}`, 'TXT'])
    return [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]]
  }
  return {
    domainName,
    keySelector,
    privateKey,
    verdictOn: async (raw) => {
      const { results } = await dkimVerify(raw, { resolver, strict: true })
      expect(results).toHaveLength(1)
      const [{ status, signingHeaders, signingDomain } = { status: { result: 'none' }, signingHeaders: { keys: '' }, signingDomain: '' }] = results
      expect(signingDomain).toBe(domainName)
      return { result: status.result, comment: status.comment, covers: (signingHeaders?.keys ?? '').toLowerCase().split(/\s*:\s*/) }
    },
  }
}
