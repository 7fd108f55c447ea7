import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { signer } from './signer.ts'

it('signs as HMAC-SHA256 does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.string({ unit: 'grapheme' }), (secret, text) => {
      const tag = createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22)
      expect(signer(Buffer.from(secret))(text)).toBe(tag)
    }),
  )
})
