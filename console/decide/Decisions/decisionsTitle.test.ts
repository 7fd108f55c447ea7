import { expect, test } from 'vitest'
import { decisionsTitle, holdoutNote } from './decisionsTitle.ts'

const percent = (share: number) => `${Math.round(share * 100)} %`
const titled = (learn: number, holdout: number, fallback: number) => {
  const branches = [...Array<string>(learn).fill('learn'), ...Array<string>(holdout).fill('holdout'), ...Array<string>(fallback).fill('fallback')]
  return decisionsTitle({ items: branches.map((branch) => ({ branch })), total: branches.length }, String, percent)
}

test('the shares are whole and never more than all', () => {
  expect(titled(195, 5, 0)).toBe('200 decisions; of the latest, 97 % were drawn and 3 % held out.')
  expect(titled(4, 1, 1)).toBe('6 decisions; of the latest, 67 % were drawn and 17 % held out.')
  expect(titled(2, 0, 0)).toBe('2 decisions; of the latest, 100 % were drawn and 0 % held out.')
})

test('why that share is not the one that the placement sets is said where it stands, and only there', () => {
  const items = [{ branch: 'learn' }, { branch: 'holdout' }]
  expect(holdoutNote({ items })).toMatch(/^who is held out is drawn by person/)
  expect(holdoutNote({ items }, 'holdout')).toBeUndefined()
  expect(holdoutNote({ items: [{ branch: 'learn' }] })).toBeUndefined()
})
