import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offsetPage } from './offset-page.ts'

test('whoever follows next sees everything once, and comes to an end', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (all, limit) => {
      const seen: number[] = []
      for (let after: number | undefined = 0; after !== undefined;) {
        const page: ReturnType<typeof offsetPage<number>> = offsetPage(all, { limit, after })
        expect(page.place.total).toBe(all.length)
        expect(page.items.length).toBeLessThanOrEqual(limit)
        seen.push(...page.items)
        after = page.place.next
      }
      expect(seen).toEqual(all)
    }),
  )
})

test('beyond the end there is nothing, and nothing follows', () =>
  expect(offsetPage([1, 2], { limit: 5, after: 9 })).toEqual({ items: [], place: { total: 2 } }))
