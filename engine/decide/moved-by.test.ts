import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movedBy } from './moved-by.ts'

const member = (campaign: string, share: number) => ({ campaign, share })
const rounded = (moved: ReturnType<typeof movedBy>) =>
  moved.map(({ campaign, kept, gained, lost }) => [campaign, ...[kept, gained, lost].map((part) => Number(part.toFixed(6)))])

describe('what a change of a layer does to its people', () => {
  test('a new one at the end moves nobody', () =>
    expect(rounded(movedBy([member('a', 0.3)], [member('a', 0.3), member('b', 0.2)]))).toEqual([
      ['a', 0.3, 0, 0],
      ['b', 0, 0.2, 0],
    ]))

  test('a smaller one before another moves that one too', () =>
    expect(rounded(movedBy([member('a', 0.5), member('b', 0.4)], [member('a', 0.4), member('b', 0.4)]))).toEqual([
      ['a', 0.4, 0, 0.1],
      ['b', 0.3, 0.1, 0.1],
    ]))

  test('one that is taken out loses all, and who comes after it may keep nobody', () =>
    expect(rounded(movedBy([member('a', 0.5), member('b', 0.3)], [member('b', 0.3)]))).toEqual([
      ['a', 0, 0, 0.5],
      ['b', 0, 0.3, 0.3],
    ]))

  test('nobody is counted twice, and shares add up', () => {
    const members = fc.uniqueArray(
      fc.record({ campaign: fc.constantFrom('a', 'b', 'c', 'd'), share: fc.double({ min: 0, max: 0.25, noNaN: true }) }),
      {
        selector: ({ campaign }) => campaign,
      },
    )
    fc.assert(
      fc.property(members, members, (before, after) => {
        for (const { campaign, kept, gained, lost } of movedBy(before, after)) {
          const shareIn = (list: typeof before) => list.find((one) => one.campaign === campaign)?.share ?? 0
          expect(kept + lost).toBeCloseTo(shareIn(before), 9)
          expect(kept + gained).toBeCloseTo(shareIn(after), 9)
          expect(Math.min(kept, gained, lost)).toBeGreaterThanOrEqual(-1e-9)
        }
      }),
    )
  })
})
