import fc from 'fast-check'
import { expect, it } from 'vitest'
import { murmur3 } from './bucket.ts'
import { openReceipt, type Receipt, sealReceipt } from './receipt.ts'

const sign = (text: string) => murmur3(text, 7).toString(16).padStart(8, '0')
const id = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{18}$/)
const receipt: fc.Arbitrary<Receipt> = fc.record(
  {
    decision: id.map((text) => `dec_${text}`),
    placement: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
    branch: fc.constantFrom('learn' as const, 'explore' as const, 'holdout' as const, 'fallback' as const),
    ruleset: fc.stringMatching(/^[0-9a-f]{16}$/),
    seed: fc.stringMatching(/^[0-9a-f]{16}$/),
    propensity: fc.double({ min: 1e-9, max: 1, noNaN: true }),
    snapshot: id.map((text) => `snp_${text}`),
    campaign: id.map((text) => `cmp_${text}`),
    combination: fc.nat(4_095),
    components: fc.dictionary(
      fc.stringMatching(/^[a-z][A-Za-z0-9]{0,10}$/),
      id.map((text) => `cpt_${text}`),
      { minKeys: 1, maxKeys: 6 },
    ),
    subject: fc.base64String({ minLength: 4, maxLength: 22 }).map((text) => text.replaceAll(/[+/=]/g, '-')),
    audience: fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,20}$/),
    exposure: fc.nat(6),
    position: fc.nat(100),
    synthetic: fc.boolean(),
  },
  { requiredKeys: ['decision', 'placement', 'branch', 'ruleset', 'seed', 'propensity', 'exposure', 'synthetic'] },
)

it('comes back as it went out, in characters that an address takes as they are', () => {
  fc.assert(
    fc.property(receipt, (given) => {
      const sealed = sealReceipt(given, sign)
      expect(encodeURIComponent(sealed)).toBe(sealed)
      expect(openReceipt(sealed, sign)).toEqual({ ...given, ...(given.components && { components: { ...given.components } }) })
    }),
  )
})

it('is nobody else’s, and none when a single character was changed', () => {
  fc.assert(
    fc.property(receipt, fc.nat(), fc.constantFrom('0', '~', 'z', '.'), (given, place, letter) => {
      const sealed = sealReceipt(given, sign)
      const at = place % sealed.length
      if (sealed[at] !== letter) expect(openReceipt(sealed.slice(0, at) + letter + sealed.slice(at + 1), sign)).toBeUndefined()
      expect(openReceipt(sealed, (text) => sign(`other ${text}`))).toBeUndefined()
    }),
  )
})

it('is read as it was written before audiences and positions were known: mailboxes are full of them', () => {
  const text = '1~dec_0000000000000000aa~home-hero~learn~0123456789abcdef~0123456789abcdef~0.25~snp_a~cmp_b~3~headline-cpt_c~abc~2~s'
  expect(openReceipt(`${text}~${sign(text)}`, sign)).toEqual({
    decision: 'dec_0000000000000000aa',
    placement: 'home-hero',
    branch: 'learn',
    ruleset: '0123456789abcdef',
    seed: '0123456789abcdef',
    propensity: 0.25,
    snapshot: 'snp_a',
    campaign: 'cmp_b',
    combination: 3,
    components: { headline: 'cpt_c' },
    subject: 'abc',
    exposure: 2,
    synthetic: true,
  })
})
