import { expect, test } from 'vitest'
import { type Ledger, type Mailing, mailingTitle, sumOf } from './ledger.ts'

const ledger = (more: Partial<Ledger>): Ledger => ({
  planned: 0,
  accepted: 0,
  refused: 0,
  failed: 0,
  pending: 0,
  unknown: 0,
  reasons: { refused: [], failed: [], pending: [] },
  ...more,
})
const mailing = (state: Mailing['state'], sum: Partial<Ledger>) => ({ name: 'Autumn', state, ledger: ledger(sum) }) as Mailing

test.each([
  [mailing('draft', {}), '“Autumn” is a draft; nothing went out.'],
  [mailing('finished', { planned: 16, accepted: 16 }), '16 of 16 went out.'],
  [mailing('finished', { planned: 16, accepted: 13, refused: 3 }), '13 of 16 went out; 3 refused.'],
  [mailing('running', { planned: 9, accepted: 2, failed: 1, pending: 5, unknown: 1 }), '2 of 9 went out; 1 failed, 5 still pending, 1 unknown.'],
])('%#: %s', (one, title) => expect(mailingTitle(one, String)).toBe(title))

test('the sum is written out in the order of its rows', () =>
  expect(sumOf(ledger({ planned: 15, accepted: 1, refused: 2, failed: 3, pending: 4, unknown: 5 }), String)).toBe('15 = 1 + 2 + 3 + 4 + 5'))
