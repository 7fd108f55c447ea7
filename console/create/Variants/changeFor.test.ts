import { expect, test } from 'vitest'
import { changeFor } from './changeFor.ts'

const family = { id: 'fam_1', version: 4, slots: { headline: ['h1', 'h2'], second: ['h2'] } }
const wanted = { slot: 'headline', part: 'h1', by: undefined, reason: 'It wears off.' }
const amended = (headline: string[]) => ({ amended: { id: 'fam_1', slots: { headline }, reason: 'It wears off.', ifVersion: 4 } })

test('what is taken out leaves its slot alone', () => {
  expect(changeFor(family, wanted)).toEqual(amended(['h2']))
  expect(changeFor(family, { ...wanted, part: 'h2' })).toEqual(amended(['h1']))
})

test('what comes in the place of a part takes it in this family, and in this slot alone where that stands in another too', () => {
  expect(changeFor(family, { ...wanted, by: 'h3' })).toEqual({ replaced: { id: 'h1', by: 'h3', families: ['fam_1'], reason: 'It wears off.' } })
  expect(changeFor(family, { ...wanted, part: 'h2', by: 'h3' })).toEqual(amended(['h1', 'h3']))
})
